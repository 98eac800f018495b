// Four words that two people can read to each other to compare a hash.

/** One for each value of a byte: short, easily told apart, about nothing in particular. */
const WORDS = `
acorn album alley anchor antenna apple apron arrow aspen atlas attic autumn badge bamboo banjo basket beacon beetle birch biscuit
blanket bonfire bonsai boulder bracket bread bridge bronze brush bucket buffalo butter cabin cactus camel canoe canvas carpet
carrot castle cedar cello chalk cherry chimney cinema circle citrus clover cobalt cocoa coffee comet compass copper cotton cradle
crayon cricket crystal cupola curtain cypress daisy dancer denim desert diamond dolphin domino donkey dragon drizzle dune dynamo
eagle easel elbow ember emerald engine estate fabric falcon feather fence ferry fiddle fjord flag flute forest fossil freckle
frost galaxy garden garlic gazelle gecko geyser ginger giraffe glacier glove goblet gondola granite grape guitar hammer harbour
harvest hedge helmet heron hickory hinge honey horizon hotel indigo inlet iris island ivory jacket jaguar jasmine jelly jigsaw
juice jungle juniper kayak kettle kimono kitchen koala ladder lagoon lantern laptop lemon lily linen lizard lobster lotus magenta
magnet mammoth mango marble meadow meteor mirror monsoon mosaic muffin mustard napkin nectar noodle nutmeg oasis ocean olive onion
opal orange orbit orchard orchid ostrich otter oyster paddle palace panda parade parsley peach pebble pelican penguin pepper piano pigeon
pillow piston planet plaza plum pocket pony poppy puzzle pyramid quartz quiver rabbit radish rainbow raven ribbon river
robin rowan saffron salmon sandal sapling satin school seagull shovel silver sketch snail spider sponge squash stamp stove sunset
swallow tablet teapot temple thistle timber toast tomato topaz towel tractor trumpet tulip tundra tunnel turtle vanilla velvet
violin volcano waffle walnut walrus wheat window winter yogurt zebra zigzag zipper
`
  .trim()
  .split(/\s+/);

/**
 * The first four bytes of a hash as words. Made for the eye: 32 bits, so whatever must not be forged carries the whole hash.
 * @throws {RangeError} for less than four bytes
 */
export function fourWords(hash: Uint8Array): [string, string, string, string] {
  if (hash.length < 4) throw new RangeError('four words need four bytes');
  const word = (place: number) => WORDS[hash[place]!]!;
  return [word(0), word(1), word(2), word(3)];
}
