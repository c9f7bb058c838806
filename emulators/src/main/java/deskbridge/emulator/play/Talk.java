package deskbridge.emulator.play;

import java.util.List;

/** One request and all that is said about it, as its requester sees it. */
public interface Talk {

    /**
     * The requester goes on.
     *
     * @return his message
     */
    String says(String words, PlayFile... files);

    /** The requester says something that belongs to nothing he sees: in a chat without threads it replies to nothing. */
    void saysElsewhere(String words);

    /** The requester answers a message of the hub. */
    void answers(Heard message, String words);

    /** The requester asks for something else. */
    Talk another(String words);

    /** The requester changes what he wrote. */
    void edits(String message, String words);

    /**
     * The requester takes back what he wrote.
     *
     * @return false where the messenger tells nobody about that
     */
    boolean deletes(String message);

    /** The requester presses a button. */
    void presses(Heard message, String button);

    /** The requester presses a button that stood there when he saw the message, whatever became of it since. */
    void pressesStale(Heard message, String button);

    /**
     * The requester writes this into the first field for words of the form that lies on his screen and into all others that must not
     * stay empty, chooses the first of what he must choose, adds the files, and sends it.
     *
     * @return false where the messenger has no forms
     */
    boolean fills(String words, PlayFile... files);

    /** A robot that is not the hub says this, as a request and as a word to this one. */
    void robotSays(String words);

    /**
     * Somebody else who sees the message presses its button.
     *
     * @return false where nobody else sees it
     */
    boolean strangerPresses(Heard message, String button);

    /**
     * An agent who sees the message presses its button.
     *
     * @return false where no agent sees it
     */
    boolean agentPresses(Heard message, String button);

    /** What the requester and the hub say to each other alone. */
    Aside aside();

    /** What the buttons of a message say as they stand, row by row. */
    List<List<String>> rows(Heard message);

    /** What the hub says here now, oldest first: the card first, without what was deleted. */
    List<Heard> heard();
}
