// A hash as four words, so that two people can compare a key aloud. 32 bits: enough for eyes; the link carries the whole hash.

const WORDS = `
  acorn actor album alarm alley amber angle apple apron arrow aspen attic autumn badge bagel baker bamboo banjo barley basil basket
  beach beacon beaver berry birch bison blanket blossom bonnet bottle branch brass bread breeze brick bridge bronze brook brush
  bucket butter button cabin cactus camel candle canoe canvas carbon carpet castle cedar cello cement chalk cherry chess chimney
  cider cinema circle citrus clock cloud clover cobalt cocoa coffee comet copper coral cotton cradle crane crayon cricket crown
  crystal curtain daisy dancer desert diamond dinner dolphin donkey dragon drawer drum eagle easel echo elbow elder engine fabric
  falcon feather fern fiddle finch flame flint flower flute forest fossil fountain galaxy garden garlic ginger glacier globe glove
  goblet granite grape gravel guitar hammer harbor hazel helmet heron hickory honey horizon hotel igloo indigo island ivory jacket
  jasmine jelly jigsaw jungle juniper kayak kettle kitchen kitten ladder lagoon lantern laurel lemon library lilac lily lizard
  llama lobster locket lotus lumber magnet mango maple marble meadow melon meteor mirror mitten monsoon moss mountain muffin museum
  nectar needle nickel noodle nutmeg oasis oatmeal ocean olive onion opal orange orchid otter oyster paddle palace panda papaya
  parade parcel parrot peach pebble pencil pepper piano pigeon pillow pine pirate planet plaza plum pocket pond poplar poppy potato
  prairie puddle pumpkin puzzle quartz quill rabbit radish raven ribbon river robin rocket rooster rose ruby saddle saffron salmon
  sandal satin scarf sequoia shadow shell silver sketch sparrow spider spoon squirrel stable star stone summer sunset swan table
  tango teapot temple thistle thunder tiger tiller
`
  .trim()
  .split(/\s+/);

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** @param hash SHA-256 in base64url (43 characters) or in hex (64); its first four bytes are said */
export function fourWords(hash: string): string[] {
  const bytes = hash.length === 64 ? [0, 2, 4, 6].map((at) => Number.parseInt(hash.slice(at, at + 2), 16)) : firstBytes(hash);
  return bytes.map((byte) => WORDS[byte] ?? '');
}

function firstBytes(base64url: string): number[] {
  const bits = [...base64url.slice(0, 6)].map((character) => BASE64URL.indexOf(character).toString(2).padStart(6, '0')).join('');
  return [0, 8, 16, 24].map((at) => Number.parseInt(bits.slice(at, at + 8), 2));
}
