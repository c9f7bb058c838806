package deskbridge.channel.pachca;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Who we are in Pachca. Learnt from the API once; what the administrator configured is only compared with it. */
final class Identity {

    private static final Logger log = LoggerFactory.getLogger(Identity.class);

    /**
     * Our account.
     *
     * @param id our user id
     * @param name what people see; null when the token may not read it
     * @param bot true when the token is a bot's for sure, so that no person writes with the same account
     */
    record Own(long id, @Nullable String name, boolean bot) {}

    private final PachcaConfig config;
    private final PachcaClient client;
    private volatile @Nullable Own known;

    Identity(PachcaConfig config, PachcaClient client) {
        this.config = config;
        this.client = client;
    }

    /** Never asks the remote. */
    Optional<Own> known() {
        return Optional.ofNullable(known);
    }

    /** Asks until it is known. May block. */
    Own own() throws CallFailed {
        var already = known;
        if (already != null) {
            return already;
        }
        var learnt = learn();
        known = learnt;
        config.botUserId()
                .filter(id -> id != learnt.id())
                .ifPresent(id -> log.warn(
                        "{}: BOT_USER_ID is {}, but the token belongs to user {}; the token counts",
                        config.id(),
                        id,
                        learnt.id()));
        return learnt;
    }

    /** Whether nobody but us can have written this. May block. */
    boolean isOurs(long author) throws CallFailed {
        var own = own();
        return own.bot() && own.id() == author;
    }

    private Own learn() throws CallFailed {
        try {
            var profile = client.profile();
            return new Own(profile.id(), profile.fullName(), profile.isBot());
        } catch (CallFailed e) {
            if (!e.isRefusal()) {
                throw e;
            }
            // The profile needs a right that the bot may lack; what the token says of itself needs none.
            var id = client.token().userId();
            if (id == null) {
                throw e;
            }
            return new Own(id, null, false);
        }
    }
}
