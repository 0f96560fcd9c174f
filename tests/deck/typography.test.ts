import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseDeck } from "../../src/deck/parseDeck.ts";
import { renderPage } from "../../src/deck/render/page.ts";
import { typesetText } from "../../src/deck/typography/typeset.ts";

/** A text with its special spaces shown: `~` the no-break space, `_` the narrow one. */
function show(text: string): string {
  return text.replaceAll("\u00A0", "~").replaceAll("\u202F", "_");
}

const FRENCH: readonly (readonly [string, string])[] = [
  // Marks, with the space typed, forgotten or right already.
  ["Quel disque ? Vite ! Oui ; non : voilà", "Quel disque_? Vite_! Oui_; non~: voilà"],
  ["Quel disque? Vite! Oui; non: voilà", "Quel disque_? Vite_! Oui_; non~: voilà"],
  ["Quoi\u202F? Ici\u00A0: là\u00A0!", "Quoi_? Ici~: là_!"],
  ["Vraiment ?! Non !!! Quoi…?", "Vraiment_?! Non_!!! Quoi…_?"],
  ["(vraiment ?) (oui !) [sûr ?]", "(vraiment_?) (oui_!) [sûr_?]"],
  ["mot\n: suite\n; fin", "mot~: suite_; fin"],
  // What only looks like a mark.
  ["à 10:30, de 9:00 à 18:00, 16:9", "à 10:30, de 9:00 à 18:00, 16:9"],
  ["a::b, std::vector, ::: columns, a :: b", "a::b, std::vector, ::: columns, a :: b"],
  ["a != b, x ?? y", "a != b, x_?? y"],
  ["?v=1 et a?b;c", "?v=1 et a?b;c"],
  ["(?) [!] ? !", "(?) [!]_?_!"],
  ["content :) triste :-( clin ;-) ;)", "content :) triste :-( clin ;-) ;)"],
  [":tada: bravo :+1: !", ":tada: bravo :+1:_!"],
  ["--option, -o ; ou --option=a;b", "--option, -o_; ou --option=a;b"],
  ["{{ a ? b : c }} {{ x }}: y", "{{ a ? b : c }} {{ x }}: y"],
  ["&foo; &amp; fin", "&foo; &amp; fin"],
  // Addresses.
  ["http://x:80 http://x:80/?a=1;b : oui", "http://x:80 http://x:80/?a=1;b~: oui"],
  ["voir https://x.fr/l'été?a! et (www.x.fr/a?b)", "voir https://x.fr/l'été?a! et (www.x.fr/a?b)"],
  ["à l'adresse a.b@x.fr ; l'a@x.fr", "à l’adresse a.b@x.fr_; l’a@x.fr"],
  ["C:\\ et C:\\Users\\l'ami? et c:\\a;b", "C:\\ et C:\\Users\\l'ami? et c:\\a;b"],
  // Quotation marks.
  ['Il dit "oui" et «non» et « bien »', "Il dit «_oui_» et «_non_» et «_bien_»"],
  ['"Il dit "oui" hier", "ah ?"', "«_Il dit “oui” hier_», «_ah_?_»"],
  ['« il dit "oui" », «"a"»', "«_il dit “oui”_», «_“a”_»"],
  ['l\'"aide" ("a") "b"!', "l’«_aide_» («_a_») «_b_»_!"],
  ['un écran de 27" et un de 32"', 'un écran de 27" et un de 32"'],
  ['"jamais fermé, "" et " "', '"jamais fermé, "" et " "'],
  ["«» et « »", "«» et « »"],
  // Apostrophes.
  ["l'été, aujourd'hui, j'ai, l’an", "l’été, aujourd’hui, j’ai, l’an"],
  ["les 'mots' simples, '90, 5' et 6'30", "les ‘mots’ simples, ’90, 5' et 6’30"],
  // Numbers.
  ["15 s, 2 h, 200 M, 8,6 Go, 507 M€", "15~s, 2~h, 200~M, 8,6~Go, 507~M€"],
  ["2 h 30, 14 h 05, n° 5, > 4 000", "2~h~30, 14~h~05, n°~5, >~4_000"],
  ["5 %, 5%, 10€, 99,9 % !", "5~%, 5~%, 10~€, 99,9~%_!"],
  ["50 Mo/s, 3 req, 2 Mbit/s", "50~Mo/s, 3 req, 2~Mbit/s"],
  ["3 s'arrêtent, 4 tours, 2 sont là", "3 s’arrêtent, 4 tours, 2 sont là"],
  ["10 000, 2 500 000 €, 12 345,67", "10_000, 2_500_000~€, 12_345,67"],
  ["port 10901, en 2019, 12 2019, 2019-2020", "port 10901, en 2019, 12 2019, 2019-2020"],
  ["05 56 12 34 56, 1 2 3, v1 200", "05 56 12 34 56, 1 2 3, v1 200"],
  ["100%25, 95%ile", "100%25, 95%ile"],
  // Other scripts and signs stay as they are.
  ["日本: 語! 👩‍🚀! مرحبا؟", "日本~: 語_! 👩‍🚀! مرحبا؟"],
  ["", ""],
];

describe("French text is set", () => {
  test.each(FRENCH)("%j", (written, set) => {
    expect(show(typesetText(written, "fr"))).toBe(set);
  });
});

const ENGLISH: readonly (readonly [string, string])[] = [
  [`"Yes," he said: it's 5 % off!`, "“Yes,” he said: it’s 5 % off!"],
  [`She said "he said 'no' twice" today`, "She said “he said ‘no’ twice” today"],
  [`"a "b" c"; the users' 'own' 10 000`, "“a ‘b’ c”; the users’ ‘own’ 10 000"],
  [`http://x.org/"a"? 'tis`, `http://x.org/"a"? ’tis`],
];

describe("English text gets curly quotation marks and nothing else", () => {
  test.each(ENGLISH)("%j", (written, set) => {
    expect(show(typesetText(written, "en"))).toBe(set);
  });
});

test("the page's title and description are set too", () => {
  const deck = parseDeck([
    { path: "slides/deck.yaml", text: "title: L'été ?\nurl: http://x/l'été?a;b\nsubtitle: Vite !" },
  ]);
  const head = show(renderPage("<!-- head -->", deck, { notes: false }));
  expect(head).toContain("<title>L’été_?</title>");
  expect(head).toContain('content="Vite_!"');
  expect(deck.data.url).toBe("http://x/l'été?a;b");
});

/** Texts made of what the rules look at, so that every mix of it comes up. */
const pieces = fc.constantFrom(
  ..."\"'«»“”‘’;:!?%€°()[]{}\\/-–. \n\t\u00A0\u202F\u2028\uE000ah5é&",
  "10 000",
  "15 s",
  "http://x",
  ":tada:",
  ":)",
  "{{ a }}",
);
const texts = fc.oneof(
  fc.array(pieces, { maxLength: 30 }).map((all) => all.join("")),
  fc.string({ unit: "grapheme" }),
);

function strip(text: string): string {
  return text.replaceAll(/[\s"'«»“”‘’]/g, "");
}

describe.each(["fr", "en"] as const)("whatever the text, in %s", (lang) => {
  test("what is set stays as it is", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const set = typesetText(text, lang);
        expect(show(typesetText(set, lang))).toBe(show(set));
      }),
      { numRuns: 5000, examples: [["«:(\t?"]] },
    );
  });

  test("nothing but spaces and quotation marks changes", () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(strip(typesetText(text, lang))).toBe(strip(text));
      }),
      { numRuns: 2000 },
    );
  });
});
