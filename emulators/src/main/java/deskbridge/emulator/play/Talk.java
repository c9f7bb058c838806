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

    /**
     * Somebody else who sees the message presses its button.
     *
     * @return false where nobody else sees it
     */
    boolean strangerPresses(Heard message, String button);

    /** What the hub says here now, oldest first: the card first, without what was deleted. */
    List<Heard> heard();
}
