package deskbridge.emulator.play;

import deskbridge.emulator.CallMatch;
import java.util.List;

/** A messenger, as people use it. */
public interface Messenger extends Played {

    /** Another request by the requester, made so that it needs no further question. */
    Talk asks(String words, PlayFile... files);

    /** What the hub wrote into the chat of the agents, oldest first. */
    List<Heard> agentsHear();

    /** One of the agents says something there that answers nothing. */
    void agentSays(String words);

    /** One of the agents presses a button there. */
    void agentPresses(Heard message, String button);

    /** Somebody whom none of this concerns comes to the hub alone, so that it answers him. */
    void strangerComes();

    /** What the stranger and the hub say to each other. */
    Aside stranger();

    /** The stranger, who has come, makes the hub believe that this button stands where he presses: with a program of his own. */
    void strangerForges(Heard message, String button);

    /** The call that writes a message. */
    CallMatch writing();
}
