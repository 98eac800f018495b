// What is not shown has a shape.
import styles from './screen.module.css';

export const HiddenNumber = () => <div className={styles.hidden} aria-hidden="true" />;
