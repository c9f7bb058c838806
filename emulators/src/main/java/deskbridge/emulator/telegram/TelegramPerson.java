package deskbridge.emulator.telegram;

import org.jspecify.annotations.Nullable;

/** A person with the app. What they do in one chat is {@link TelegramTalk}. */
public final class TelegramPerson {
    private final long id;
    private final Crowd crowd;

    TelegramPerson(long id, Crowd crowd) {
        this.id = id;
        this.crowd = crowd;
    }

    /** The person's user id, beyond 32 bits. */
    public long id() {
        return id;
    }

    /** The phone number, digits only. */
    public String phone() {
        return crowd.realm()
                .locked(() -> String.valueOf(crowd.realm().account(id).phone()));
    }

    /** First and last name. */
    public String fullName() {
        return crowd.realm().locked(() -> {
            Account account = crowd.realm().account(id);
            return account.lastName() == null ? account.firstName() : account.firstName() + " " + account.lastName();
        });
    }

    /** Without the at sign; null when there is none. */
    public @Nullable String username() {
        return crowd.realm().locked(() -> crowd.realm().account(id).username());
    }

    /** The private chat with a bot. */
    public TelegramTalk with(TelegramBot bot) {
        Room room = crowd.realm().locked(() -> crowd.realm().talk(bot.id(), id));
        return new TelegramTalk(this, room, null, crowd);
    }

    /** A group the person is in; in a forum its general topic. */
    public TelegramTalk in(TelegramGroup group) {
        return new TelegramTalk(this, group.room(), null, crowd);
    }

    /** A topic of a forum. */
    public TelegramTalk in(TelegramGroup group, int topicId) {
        return new TelegramTalk(this, group.room(), topicId, crowd);
    }

    /** Stops the bot: it is told, and cannot write any more. */
    public void blocks(TelegramBot bot) {
        crowd.realm().locked(() -> crowd.block(bot.id(), id, true));
    }

    /** Lets the bot write again. */
    public void unblocks(TelegramBot bot) {
        crowd.realm().locked(() -> crowd.block(bot.id(), id, false));
    }

    /** Changes the name; a null last name is none. */
    public void renames(String firstName, @Nullable String lastName) {
        crowd.realm().locked(() -> {
            Account account = crowd.realm().account(id);
            crowd.realm().replace(account.renamed(firstName, lastName));
        });
    }

    /** Changes the username; null is none. */
    public void username(@Nullable String name) {
        crowd.realm().locked(() -> {
            Account account = crowd.realm().account(id);
            crowd.realm().replace(account.withUsername(name));
        });
    }

    /** Deletes the account; bots get {@code user is deactivated} from now on. */
    public void deletesAccount() {
        crowd.realm().locked(() -> {
            Account account = crowd.realm().account(id);
            crowd.realm().replace(account.gone());
        });
    }
}
