import { say } from "../ui/words.ts";

/** What the speaker view says, in the deck's language. */
export const getSpeakerWords = () => ({
  title: say("Orateur", "Speaker"),
  opening: say(
    "La vue de l’orateur s’ouvre dans une autre fenêtre. Rien ne vient ?",
    "The speaker view opens in another window. Nothing there?",
  ),
  openView: say("Ouvrir la vue de l’orateur", "Open the speaker view"),
  isOpen: say(
    "La vue de l’orateur est déjà ouverte, dans une autre fenêtre. Une de plus ?",
    "The speaker view is open already, in another window. One more?",
  ),
  screensFound: say("Deux écrans sont branchés.", "Two screens are connected."),
  placeWindows: say("Scène sur le projecteur, notes ici", "Stage on the projector, notes here"),
  noFloating: say(
    "Ce navigateur n’a pas de fenêtre toujours visible : gardez la vue de l’orateur à côté de la scène.",
    "This browser has no window that stays on top: keep the speaker view beside the stage.",
  ),
  zero: say(
    "L’horloge part au premier pas en avant",
    "The clock starts with the first step forward",
  ),
  paused: say("En pause", "Paused"),
  remaining: say("Reste", "Left"),
  overtime: say("Dépassement", "Over by"),
  clock: say("Il est", "Time"),
  end: say("Fin prévue", "Ends at"),
  pace: {
    none: () => say("Pas de temps prévu ici", "No time planned here"),
    onTime: () => say("À l’heure", "On time"),
    ahead: (time: string) => say(`${time} d’avance`, `${time} ahead`),
    behind: (time: string) => say(`${time} de retard`, `${time} behind`),
  },
  slide: (number: number, count: number) =>
    say(`Diapositive ${number} sur ${count}`, `Slide ${number} of ${count}`),
  backup: (number: number, count: number) =>
    say(`Réserve ${number} sur ${count}`, `Backup ${number} of ${count}`),
  step: (number: number, count: number) =>
    say(`étape ${number} sur ${count}`, `step ${number} of ${count}`),
  plan: say("Prévu", "Planned"),
  last: say("Dernière fois", "Last time"),
  best: say("Meilleure", "Best"),
  now: say("Sur celle-ci", "On this one"),
  nextStep: say("Ensuite, sur cette diapositive", "Next, on this slide"),
  nextSlide: (title: string) => say(`Ensuite : ${title}`, `Next: ${title}`),
  theEnd: say("C’était la dernière diapositive", "That was the last slide"),
  noNotes: say("Pas de notes pour cette diapositive.", "No notes for this slide."),
  covered: {
    black: say("Écran noir — B pour revenir", "Black screen — B brings the slide back"),
    white: say("Écran blanc — W pour revenir", "White screen — W brings the slide back"),
    waiting: say(
      "Écran d’attente — un pas en avant lance la présentation",
      "Waiting screen — a step forward starts the talk",
    ),
  },
  stage: {
    none: say("Aucune scène n’est ouverte.", "No stage is open."),
    closed: say("La scène a été fermée.", "The stage was closed."),
    silent: say("La scène ne répond plus.", "The stage does not answer any more."),
    hidden: say(
      "La scène est cachée : son onglet ou sa fenêtre n’est pas visible.",
      "The stage is hidden: its tab or window cannot be seen.",
    ),
    behind: say("La scène est derrière cette fenêtre.", "The stage is behind this window."),
    window: say("La scène n’est pas en plein écran.", "The stage is not full screen."),
    open: say("Ouvrir la scène", "Open the stage"),
  },
  // The keys that do the same, and the names.
  buttons: {
    previous: ["←", say("Précédent", "Previous")],
    next: ["→", say("Suivant", "Next")],
    pause: ["P", "Pause"],
    black: ["B", say("Noir", "Black")],
    white: ["W", say("Blanc", "White")],
    waiting: ["A", say("Attente", "Waiting")],
    enlarge: ["Z", say("Agrandir", "Enlarge")],
    overview: ["O", say("Aller à", "Go to")],
    back: ["N", say("Retour", "Back")],
    preflight: ["C", say("Contrôle", "Check")],
    help: ["?", say("Aide", "Help")],
  } satisfies Record<string, readonly [key: string, name: string]>,
  preflight: {
    title: say("Contrôle avant l’entrée en scène", "Before going on stage"),
    ready: say("Tout est prêt.", "All is ready."),
    notReady: (count: number) =>
      say(
        count === 1 ? "Un point à régler." : `${count} points à régler.`,
        count === 1 ? "One thing to settle." : `${count} things to settle.`,
      ),
    again: say("Vérifier de nouveau", "Check again"),
    reset: say("Remettre l’horloge à zéro", "Set the clock to zero"),
    good: {
      stage: say("La scène répond, en plein écran.", "The stage answers, full screen."),
      screens: say("Un second écran est vu.", "A second screen is there."),
      awake: say("La mise en veille est bloquée.", "The screen stays on."),
      clock: say("L’horloge est à zéro.", "The clock is at zero."),
    },
    // What is wrong, with what it is about, and what to do.
    bad: {
      stage: (what: string) =>
        say(
          `${what} Ouvrez la scène, puis appuyez sur F dans sa fenêtre.`,
          `${what} Open the stage, then press F in its window.`,
        ),
      awake: say(
        "Ce navigateur ne bloque pas la mise en veille : désactivez-la dans les réglages.",
        "This browser does not keep the screen on: do it in the system's settings.",
      ),
      clock: (what: string) => say(`L’horloge est à ${what}.`, `The clock is at ${what}.`),
    },
  },
  screens: {
    single: say(
      "Un seul écran, ou deux écrans qui montrent la même image.",
      "One screen only, or two that show the same picture.",
    ),
    denied: say(
      "Le navigateur n’a pas le droit de placer les fenêtres : placez-les à la main.",
      "The browser may not place windows: place them by hand.",
    ),
    unknown: say(
      "Ce navigateur ne dit rien des écrans : placez les fenêtres à la main.",
      "This browser tells nothing of the screens: place the windows by hand.",
    ),
  },
  projector: say("Projecteur", "Projector"),
  byKey: say(
    "Sur la scène, S la met en plein écran sur le projecteur et ouvre cette vue sur l’autre écran.",
    "On stage, S fills the projector with it and opens this view on the other screen.",
  ),
  byHand: [
    say(
      "Étendez l’affichage au lieu de le recopier (Windows : touches Windows + P ; macOS : Réglages, Moniteurs).",
      "Extend the display instead of mirroring it (Windows: Windows key + P; macOS: Settings, Displays).",
    ),
    say(
      "Faites glisser la fenêtre de la scène sur le projecteur, puis appuyez sur F.",
      "Drag the stage's window to the projector, then press F.",
    ),
    say("Gardez cette fenêtre sur l’ordinateur.", "Keep this window on the laptop."),
  ],
});
