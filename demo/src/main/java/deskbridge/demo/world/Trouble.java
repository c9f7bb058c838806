package deskbridge.demo.world;

/** Something that a visitor can let go wrong. */
public enum Trouble {
    /** Every call of the desk is answered 500. */
    TRACKER_DOWN,
    /** Every call of the desk takes three seconds. */
    TRACKER_SLOW,
    /** Messenger and desk accept what is written, and two of three answers never arrive. */
    ANSWERS_LOST,
    /** Two of three calls of the messenger are answered 429. */
    PACHCA_LIMITED,
    /** Every webhook comes three times. */
    WEBHOOKS_DOUBLED,
    /** Every second webhook is overtaken by later ones. */
    WEBHOOKS_SHUFFLED,
    /** No webhook arrives. */
    WEBHOOKS_LOST
}
