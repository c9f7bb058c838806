package deskbridge.emulator.pachca;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the administrator of the workspace sets up: people, bots, chats, tags, tokens. */
public final class Administrator {
    private final Workspace workspace;
    private final Hooks hooks;

    Administrator(Workspace workspace, Hooks hooks) {
        this.workspace = workspace;
        this.hooks = hooks;
    }

    /** Adds a person. */
    public User addPerson(
            String nickname, String firstName, String lastName, @Nullable String email, String department) {
        return workspace.locked(() -> {
            User user = newUser(nickname, firstName, lastName, email, department, false);
            hooks.companyMember("confirm", user.id());
            return user;
        });
    }

    /** Adds a bot that holds every scope a bot may hold, or only the given ones. */
    public Bot addBot(String nickname, String name, String... scopes) {
        return workspace.locked(() -> {
            User user = newUser(nickname, name, "", null, "", true);
            Set<String> held = scopes.length == 0 ? Scopes.BOT : new LinkedHashSet<>(Arrays.asList(scopes));
            Token token = newToken(user.id(), null, held);
            Bot bot = new Bot(user, token, Secrets.signingSecret(nickname));
            workspace.bots.put(user.id(), bot);
            return bot;
        });
    }

    /** Adds a conversation; the owner is a member of it. Returns its id. */
    public long addChat(String name, long ownerId, Long... memberIds) {
        return addRoom(name, ownerId, false, false, memberIds);
    }

    /** Adds a conversation that everybody may read and join. Returns its id. */
    public long addOpenChat(String name, long ownerId, Long... memberIds) {
        return addRoom(name, ownerId, false, true, memberIds);
    }

    /** Adds a channel. Returns its id. */
    public long addChannel(String name, long ownerId, Long... memberIds) {
        return addRoom(name, ownerId, true, false, memberIds);
    }

    /** Archives a chat or takes it out of the archive. */
    public void archive(long chatId, boolean archived) {
        workspace.locked(() -> {
            workspace.room(chatId).archived = archived;
            workspace.touch("chat:" + chatId);
        });
    }

    /** Adds a tag (a group of people). Returns its id. */
    public long addTag(String name, Long... memberIds) {
        return workspace.locked(() -> {
            Tag tag = new Tag(workspace.ids.tag(), name, Set.of(memberIds));
            workspace.tags.put(tag.id(), tag);
            return tag.id();
        });
    }

    /** Issues a personal token with these scopes. */
    public String addPersonalToken(long userId, String... scopes) {
        return workspace.locked(
                () -> newToken(userId, "personal", Set.copyOf(List.of(scopes))).value());
    }

    /** Revokes a token; calls with it are answered 401 from now on. */
    public void revoke(String token) {
        workspace.locked(() -> workspace.tokens.remove(token));
    }

    /** Gives the bot a new token and revokes the old one. */
    public String recreateToken(Bot bot) {
        return workspace.locked(() -> {
            workspace.tokens.remove(bot.token());
            bot.currentToken(newToken(bot.userId(), null, bot.currentToken().scopes()));
            return bot.token();
        });
    }

    /** Suspends or activates a person. */
    public void suspend(long userId, boolean suspended) {
        workspace.locked(() -> {
            workspace.users.put(userId, workspace.user(userId).withSuspended(suspended));
            hooks.companyMember(suspended ? "suspend" : "activate", userId);
        });
    }

    /** Changes the workspace role: {@code admin}, {@code user}, {@code multi_guest} or {@code guest}. */
    public void role(long userId, String role) {
        workspace.locked(() -> {
            workspace.users.put(userId, workspace.user(userId).withRole(role));
            hooks.companyMember("update", userId);
        });
    }

    /** Changes a person's name. */
    public void rename(long userId, String firstName, String lastName) {
        workspace.locked(() -> {
            workspace.users.put(userId, workspace.user(userId).withName(firstName, lastName));
            hooks.companyMember("update", userId);
        });
    }

    private long addRoom(String name, long ownerId, boolean channel, boolean open, Long... memberIds) {
        return workspace.locked(() -> {
            List<Long> members = Arrays.asList(memberIds);
            members.forEach(workspace::user);
            workspace.user(ownerId);
            return workspace.newRoom(name, ownerId, channel, open, members).id;
        });
    }

    private User newUser(
            String nickname, String first, String last, @Nullable String email, String department, boolean bot) {
        if (workspace.byNickname(nickname).isPresent()) {
            throw new IllegalArgumentException("nickname " + nickname + " is taken");
        }
        User user = new User(
                workspace.ids.user(),
                nickname,
                first,
                last,
                email,
                null,
                department,
                "",
                "user",
                false,
                bot,
                workspace.now());
        workspace.users.put(user.id(), user);
        workspace.touch("user:" + user.id());
        return user;
    }

    private Token newToken(long userId, @Nullable String name, Set<String> scopes) {
        long id = workspace.ids.token();
        Token token = new Token(id, Secrets.token(Long.toString(id)), name, userId, scopes, workspace.now());
        workspace.tokens.put(token.value(), token);
        return token;
    }
}
