/** What the speaker view says, in the deck's language. */
export type SpeakerWords = typeof FRENCH;

export type CheckName = keyof SpeakerWords["preflight"]["checks"];

const FRENCH = {
  title: "Orateur",
  opening: "La vue de l’orateur s’ouvre dans une autre fenêtre. Rien ne vient ?",
  openView: "Ouvrir la vue de l’orateur",
  isOpen: "La vue de l’orateur est déjà ouverte, dans une autre fenêtre. Une de plus ?",
  screensFound: "Deux écrans sont branchés.",
  placeWindows: "Scène sur le projecteur, notes ici",
  noFloating:
    "Ce navigateur n’a pas de fenêtre toujours visible : gardez la vue de l’orateur à côté de la scène.",
  notStarted: "L’horloge part au premier pas en avant",
  paused: "En pause",
  remaining: "Reste",
  overtime: "Dépassement",
  clock: "Il est",
  end: "Fin prévue",
  onTime: "À l’heure",
  ahead: (time: string) => `${time} d’avance`,
  behind: (time: string) => `${time} de retard`,
  noPlan: "Pas de temps prévu ici",
  slide: (number: number, count: number) => `Diapositive ${number} sur ${count}`,
  backup: (number: number, count: number) => `Réserve ${number} sur ${count}`,
  step: (number: number, count: number) => `étape ${number} sur ${count}`,
  plan: "Prévu",
  last: "Dernière fois",
  best: "Meilleure",
  now: "Sur celle-ci",
  nextStep: "Ensuite, sur cette diapositive",
  nextSlide: (title: string) => `Ensuite : ${title}`,
  theEnd: "C’était la dernière diapositive",
  noNotes: "Pas de notes pour cette diapositive.",
  covered: {
    black: "Écran noir — B pour revenir",
    white: "Écran blanc — W pour revenir",
    waiting: "Écran d’attente — un pas en avant lance la présentation",
  },
  stage: {
    none: "Aucune scène n’est ouverte.",
    closed: "La scène a été fermée.",
    silent: "La scène ne répond plus.",
    hidden: "La scène est cachée : son onglet ou sa fenêtre n’est pas visible.",
    behind: "La scène est derrière cette fenêtre.",
    window: "La scène n’est pas en plein écran.",
    open: "Ouvrir la scène",
  },
  jumped: (time: string) =>
    `L’ordinateur a dormi, ou son heure a changé : ${time} ne sont pas comptés dans le temps écoulé.`,
  countIt: "Les compter",
  ignoreIt: "Ne pas les compter",
  buttons: {
    previous: "Précédent",
    next: "Suivant",
    pause: "Pause",
    black: "Noir",
    white: "Blanc",
    waiting: "Attente",
    enlarge: "Agrandir",
    overview: "Aller à",
    back: "Retour",
    preflight: "Contrôle",
    help: "Aide",
  },
  preflight: {
    title: "Contrôle avant l’entrée en scène",
    ready: "Tout est prêt.",
    notReady: (count: number) => (count === 1 ? "Un point à régler." : `${count} points à régler.`),
    again: "Vérifier de nouveau",
    reset: "Remettre l’horloge à zéro",
    close: "Fermer",
    // A bad line says what is wrong, with what it is about, and what to do.
    checks: {
      stage: {
        good: "La scène répond, en plein écran.",
        bad: (what: string) => `${what} Ouvrez la scène, puis appuyez sur F dans sa fenêtre.`,
      },
      screens: {
        good: "Un second écran est vu.",
        bad: (what: string) => what,
      },
      fonts: {
        good: "Les polices sont chargées.",
        bad: () => "Une police n’est pas chargée : rechargez la scène et cette vue.",
      },
      figures: {
        good: "Toutes les figures sont dessinées.",
        bad: (what: string) =>
          `Figures non dessinées : ${what}. Attendez un instant, ou corrigez leur source.`,
      },
      outside: {
        good: "Rien n’est demandé au réseau.",
        bad: (what: string) =>
          `Le deck demande quelque chose à ${what} : sans réseau, cela manquera.`,
      },
      overflow: {
        good: "Rien ne déborde.",
        bad: (what: string) => `Des contenus débordent : ${what}. Raccourcissez-les.`,
      },
      awake: {
        good: "La mise en veille est bloquée.",
        bad: () =>
          "Ce navigateur ne bloque pas la mise en veille : désactivez-la dans les réglages.",
      },
      clock: {
        good: "L’horloge est à zéro.",
        bad: (what: string) => `L’horloge est à ${what}.`,
      },
    },
  },
  screens: {
    single: "Un seul écran, ou deux écrans qui montrent la même image.",
    denied: "Le navigateur n’a pas le droit de placer les fenêtres : placez-les à la main.",
    unknown: "Ce navigateur ne dit rien des écrans : placez les fenêtres à la main.",
  },
  projector: "Projecteur",
  byKey:
    "Sur la scène, S la met en plein écran sur le projecteur et ouvre cette vue sur l’autre écran.",
  byHand: [
    "Étendez l’affichage au lieu de le recopier (Windows : touches Windows + P ; macOS : Réglages, Moniteurs).",
    "Faites glisser la fenêtre de la scène sur le projecteur, puis appuyez sur F.",
    "Gardez cette fenêtre sur l’ordinateur.",
  ],
};

const ENGLISH: SpeakerWords = {
  title: "Speaker",
  opening: "The speaker view opens in another window. Nothing there?",
  openView: "Open the speaker view",
  isOpen: "The speaker view is open already, in another window. One more?",
  screensFound: "Two screens are connected.",
  placeWindows: "Stage on the projector, notes here",
  noFloating:
    "This browser has no window that stays on top: keep the speaker view beside the stage.",
  notStarted: "The clock starts with the first step forward",
  paused: "Paused",
  remaining: "Left",
  overtime: "Over by",
  clock: "Time",
  end: "Ends at",
  onTime: "On time",
  ahead: (time) => `${time} ahead`,
  behind: (time) => `${time} behind`,
  noPlan: "No time planned here",
  slide: (number, count) => `Slide ${number} of ${count}`,
  backup: (number, count) => `Backup ${number} of ${count}`,
  step: (number, count) => `step ${number} of ${count}`,
  plan: "Planned",
  last: "Last time",
  best: "Best",
  now: "On this one",
  nextStep: "Next, on this slide",
  nextSlide: (title) => `Next: ${title}`,
  theEnd: "That was the last slide",
  noNotes: "No notes for this slide.",
  covered: {
    black: "Black screen — B brings the slide back",
    white: "White screen — W brings the slide back",
    waiting: "Waiting screen — a step forward starts the talk",
  },
  stage: {
    none: "No stage is open.",
    closed: "The stage was closed.",
    silent: "The stage does not answer any more.",
    hidden: "The stage is hidden: its tab or window cannot be seen.",
    behind: "The stage is behind this window.",
    window: "The stage is not full screen.",
    open: "Open the stage",
  },
  jumped: (time) =>
    `The computer slept, or its clock was changed: ${time} are not part of the elapsed time.`,
  countIt: "Count them",
  ignoreIt: "Leave them out",
  buttons: {
    previous: "Previous",
    next: "Next",
    pause: "Pause",
    black: "Black",
    white: "White",
    waiting: "Waiting",
    enlarge: "Enlarge",
    overview: "Go to",
    back: "Back",
    preflight: "Check",
    help: "Help",
  },
  preflight: {
    title: "Before going on stage",
    ready: "All is ready.",
    notReady: (count) => (count === 1 ? "One thing to settle." : `${count} things to settle.`),
    again: "Check again",
    reset: "Set the clock to zero",
    close: "Close",
    checks: {
      stage: {
        good: "The stage answers, full screen.",
        bad: (what) => `${what} Open the stage, then press F in its window.`,
      },
      screens: { good: "A second screen is there.", bad: (what) => what },
      fonts: {
        good: "The fonts are loaded.",
        bad: () => "A font is not loaded: reload the stage and this view.",
      },
      figures: {
        good: "Every figure is drawn.",
        bad: (what) => `Figures not drawn: ${what}. Wait a moment, or mend their source.`,
      },
      outside: {
        good: "Nothing is asked from the network.",
        bad: (what) => `The deck asks ${what} for something: without a network it will be missing.`,
      },
      overflow: {
        good: "Nothing overflows.",
        bad: (what) => `Too much for the slide: ${what}. Shorten it.`,
      },
      awake: {
        good: "The screen stays on.",
        bad: () => "This browser does not keep the screen on: do it in the system's settings.",
      },
      clock: { good: "The clock is at zero.", bad: (what) => `The clock is at ${what}.` },
    },
  },
  screens: {
    single: "One screen only, or two that show the same picture.",
    denied: "The browser may not place windows: place them by hand.",
    unknown: "This browser tells nothing of the screens: place the windows by hand.",
  },
  projector: "Projector",
  byKey: "On stage, S fills the projector with it and opens this view on the other screen.",
  byHand: [
    "Extend the display instead of mirroring it (Windows: Windows key + P; macOS: Settings, Displays).",
    "Drag the stage's window to the projector, then press F.",
    "Keep this window on the laptop.",
  ],
};

export function getSpeakerWords(): SpeakerWords {
  return document.documentElement.lang === "en" ? ENGLISH : FRENCH;
}
