package deskbridge.demo.world;

/** Something that a visitor can let go wrong, in all systems that know it. */
public enum Trouble {
    /** Every call of a desk is answered 500. */
    DESKS_DOWN,
    /** Every call of a desk takes three seconds. */
    DESKS_SLOW,
    /** Messengers and desks accept what is written, and two of three answers never arrive. */
    ANSWERS_LOST,
    /** Two of three calls of a messenger are answered 429. */
    MESSENGERS_LIMITED,
    /** Every webhook comes three times; what is fetched comes again because the hub does not get the first answers. */
    WEBHOOKS_DOUBLED,
    /** Every second webhook is overtaken by later ones. */
    WEBHOOKS_SHUFFLED,
    /** No webhook arrives, and nothing can be fetched. */
    WEBHOOKS_LOST
}
