// Where the app package goes unless told otherwise; apart from what makes it, because the help of every command names it.
export const PACKAGE = 'dist/mutual.zip';
