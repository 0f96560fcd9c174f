/** The actions of the key table. */
export type KeyAction = keyof ReturnType<typeof getWords>["keys"];

/** A text in the page's language: French, and English for every other. */
export function say(french: string, english: string): string {
  return /^fr\b/i.test(document.documentElement.lang) ? french : english;
}

/** What the page itself says, in the deck's language, which may change while the deck is written. */
export const getWords = () => ({
  keys: {
    next: say("étape suivante", "next step"),
    previous: say("étape précédente", "previous step"),
    first: say("première diapositive", "first slide"),
    last: say("dernière diapositive", "last slide"),
    jump: say(
      "aller à une diapositive : numéro, nom ou mots du titre",
      "go to a slide: number, id or words of its title",
    ),
    back: say("revenir là où l’on était avant d’y aller", "back to where you were before"),
    overview: say("vue d’ensemble", "overview"),
    speaker: say("vue de l’orateur, dans une autre fenêtre", "speaker view, in another window"),
    float: say("vue de l’orateur, toujours au-dessus", "speaker view, always on top"),
    pause: say("arrêter l’horloge, la relancer", "stop the clock, and let it go on"),
    black: say("écran noir", "black screen"),
    white: say("écran blanc", "white screen"),
    waiting: say("écran d’attente", "waiting screen"),
    enlarge: say("agrandir la figure", "enlarge the figure"),
    notesDown: say("notes : plus bas", "notes: further down"),
    notesUp: say("notes : plus haut", "notes: further up"),
    larger: say("notes plus grandes", "larger notes"),
    smaller: say("notes plus petites", "smaller notes"),
    preflight: say("contrôle avant l’entrée en scène", "checks before going on stage"),
    scheme: say("couleurs sombres ou claires", "dark or light colours"),
    fullScreen: say("plein écran", "full screen"),
    follow: say(
      "suivre la diapositive en cours d’écriture",
      "follow the slide that is being written",
    ),
    source: say("ouvrir la source de la diapositive", "open the slide’s source"),
    warnings: say("avertissements sur les diapositives", "warnings about the slides"),
    help: say("cette aide", "this help"),
  },
  // What is written on the keys that have a name, by `KeyboardEvent.key`.
  caps: {
    " ": say("Espace", "Space"),
    Backspace: say("Retour", "Backspace"),
    Home: say("Début", "Home"),
    End: say("Fin", "End"),
    Escape: say("Échap", "Esc"),
  },
  help: say("Touches", "Keys"),
  close: say("Fermer", "Close"),
  noNotes: say(
    "Cette version partagée ne contient pas les notes de l’orateur.",
    "This shared version does not carry the speaker’s notes.",
  ),
  follows: say(
    "La scène suit ce que vous enregistrez. E : elle reste où elle est.",
    "The stage follows what you save. E: it stays where it is.",
  ),
  stays: say(
    "La scène reste où elle est. E : elle suit ce que vous enregistrez.",
    "The stage stays where it is. E: it follows what you save.",
  ),
  opens: (place: string) =>
    say(`Demandé à votre éditeur : ${place}`, `Asked of your editor: ${place}`),
  countWarnings: (count: number) =>
    say(
      count === 0 ? "Aucun avertissement" : `${count}\u00a0avertissement${count === 1 ? "" : "s"}`,
      count === 0 ? "No warnings" : `${count}\u00a0warning${count === 1 ? "" : "s"}`,
    ),
  jumpHint: say("Numéro, nom ou mots du titre", "Number, id or words of the title"),
  soon: say("Nous commençons dans un instant", "We begin in a moment"),
  read: say("Vue de lecture", "Reading view"),
  turn: say(
    "Tournez l’écran pour voir les diapositives en grand",
    "Turn the screen to see the slides larger",
  ),
  copy: say("Copier", "Copy"),
  copied: say("Copié", "Copied"),
  linkCopied: say("Lien copié", "Link copied"),
  linkTo: (number: string, title: string) =>
    say(`${number} : lien vers « ${title} »`, `${number}: link to “${title}”`),
  slideIs: (number: number, title: string) =>
    say(`Diapositive ${number} : ${title}`, `Slide ${number}: ${title}`),
});
