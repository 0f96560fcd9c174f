/** What the page itself says, in the deck's language. */
type Words = typeof FRENCH;

/** The actions of the key table. */
export type KeyAction = keyof Words["keys"];

const FRENCH = {
  keys: {
    next: "étape suivante",
    previous: "étape précédente",
    first: "première diapositive",
    last: "dernière diapositive",
    jump: "aller à une diapositive : numéro, nom ou mots du titre",
    back: "revenir là où l’on était avant d’y aller",
    overview: "vue d’ensemble",
    speaker: "vue de l’orateur, dans une autre fenêtre",
    float: "vue de l’orateur, toujours au-dessus",
    pause: "arrêter l’horloge, la relancer",
    black: "écran noir",
    white: "écran blanc",
    waiting: "écran d’attente",
    enlarge: "agrandir la figure",
    notesDown: "notes : plus bas",
    notesUp: "notes : plus haut",
    larger: "notes plus grandes",
    smaller: "notes plus petites",
    preflight: "contrôle avant l’entrée en scène",
    scheme: "couleurs sombres ou claires",
    fullScreen: "plein écran",
    follow: "suivre la diapositive en cours d’écriture",
    source: "ouvrir la source de la diapositive",
    warnings: "avertissements sur les diapositives",
    help: "cette aide",
  },
  // What is written on the keys that have a name, by `KeyboardEvent.key`.
  caps: { " ": "Espace", Backspace: "Retour", Home: "Début", End: "Fin", Escape: "Échap" },
  help: "Touches",
  close: "Fermer",
  noNotes: "Cette version partagée ne contient pas les notes de l’orateur.",
  follows: "La scène suit ce que vous enregistrez. E : elle reste où elle est.",
  stays: "La scène reste où elle est. E : elle suit ce que vous enregistrez.",
  opens: (place: string) => `Demandé à votre éditeur : ${place}`,
  countWarnings: (count: number) =>
    count === 0 ? "Aucun avertissement" : `${count}\u00a0avertissement${count === 1 ? "" : "s"}`,
  jumpHint: "Numéro, nom ou mots du titre",
  soon: "Nous commençons dans un instant",
  read: "Vue de lecture",
  turn: "Tournez l’écran pour voir les diapositives en grand",
  copy: "Copier",
  copied: "Copié",
  linkCopied: "Lien copié",
  linkTo: (number: string, title: string) => `${number} : lien vers « ${title} »`,
  slideIs: (number: number, title: string) => `Diapositive ${number} : ${title}`,
};

const ENGLISH: Words = {
  keys: {
    next: "next step",
    previous: "previous step",
    first: "first slide",
    last: "last slide",
    jump: "go to a slide: number, id or words of its title",
    back: "back to where you were before",
    overview: "overview",
    speaker: "speaker view, in another window",
    float: "speaker view, always on top",
    pause: "stop the clock, and let it go on",
    black: "black screen",
    white: "white screen",
    waiting: "waiting screen",
    enlarge: "enlarge the figure",
    notesDown: "notes: further down",
    notesUp: "notes: further up",
    larger: "larger notes",
    smaller: "smaller notes",
    preflight: "checks before going on stage",
    scheme: "dark or light colours",
    fullScreen: "full screen",
    follow: "follow the slide that is being written",
    source: "open the slide’s source",
    warnings: "warnings about the slides",
    help: "this help",
  },
  caps: { " ": "Space", Backspace: "Backspace", Home: "Home", End: "End", Escape: "Esc" },
  help: "Keys",
  close: "Close",
  noNotes: "This shared version does not carry the speaker’s notes.",
  follows: "The stage follows what you save. E: it stays where it is.",
  stays: "The stage stays where it is. E: it follows what you save.",
  opens: (place) => `Asked of your editor: ${place}`,
  countWarnings: (count) =>
    count === 0 ? "No warnings" : `${count}\u00a0warning${count === 1 ? "" : "s"}`,
  jumpHint: "Number, id or words of the title",
  soon: "We begin in a moment",
  read: "Reading view",
  turn: "Turn the screen to see the slides larger",
  copy: "Copy",
  copied: "Copied",
  linkCopied: "Link copied",
  linkTo: (number, title) => `${number}: link to “${title}”`,
  slideIs: (number, title) => `Slide ${number}: ${title}`,
};

/** The words of the page's language; French unless the page says otherwise. */
export function getWords(): Words {
  return document.documentElement.lang === "en" ? ENGLISH : FRENCH;
}
