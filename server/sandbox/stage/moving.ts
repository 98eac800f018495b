// The clock is moved like time passes: through every moment at which something is due, in order.
import type { Instant } from '#domain/ids';
import type { Product } from '../product.ts';
import type { World } from '../world/world.ts';

/**
 * Something that is still due after it was tried (a failure was ordered) doesn't hold the clock.
 * @throws RangeError for a moment before now.
 */
export async function moveClock(world: World, product: Product, to: Instant): Promise<void> {
  if (to < world.now()) throw new RangeError('The clock never goes back.');
  await product.settle();
  for (let due = await product.nextDue(); due !== null && due > world.now() && due <= to; due = await product.nextDue()) {
    world.moveTo(due);
    await product.settle();
  }
  world.moveTo(to);
  await product.settle();
}
