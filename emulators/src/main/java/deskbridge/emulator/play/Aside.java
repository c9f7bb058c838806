package deskbridge.emulator.play;

import java.util.List;

/** What a person and the hub say to each other alone. */
public interface Aside {

    /** The person writes. */
    void writes(String words);

    /** The person presses a button. */
    void presses(Heard message, String button);

    /** What the hub says here now, oldest first, without what was deleted. */
    List<Heard> heard();
}
