package deskbridge.emulator.pachca;

import java.time.Duration;
import java.util.Optional;

/** A pressed button. */
public final class Click {
    private final Workspace workspace;
    private final Views views;
    private final Trigger trigger;

    Click(Workspace workspace, Views views, Trigger trigger) {
        this.workspace = workspace;
        this.views = views;
        this.trigger = trigger;
    }

    /** What the bot was given to open a form with. */
    public String triggerId() {
        return trigger.id();
    }

    /** The form the bot opened, waiting at most this long in real time; blocks. */
    public Optional<OpenedView> view(Duration patience) {
        return workspace.await(patience, () -> views.byTrigger(trigger.id()));
    }

    /** The form the bot opened, waiting for the three seconds that a person's app does; blocks. */
    public Optional<OpenedView> view() {
        return view(Duration.ofSeconds(3));
    }
}
