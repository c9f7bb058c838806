package deskbridge.emulator.pachca;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What a person does in the app. Every method but {@link #submits} returns at once; webhooks follow on their own. What
 * Pachca would forbid throws {@link Refusal}; what the app does not even offer throws {@link IllegalArgumentException}.
 */
public final class Person {
    private final long id;
    private final Workspace workspace;
    private final Messaging messaging;
    private final Views views;
    private final Storage storage;
    private final Submissions submissions;

    Person(long id, Workspace workspace, Messaging messaging, Views views, Storage storage, Submissions submissions) {
        this.id = id;
        this.workspace = workspace;
        this.messaging = messaging;
        this.views = views;
        this.storage = storage;
        this.submissions = submissions;
    }

    /** The person's user id. */
    public long id() {
        return id;
    }

    /** Writes into a chat (also the chat of a thread); returns the message's id. */
    public long writes(long chatId, String text, PersonFile... files) {
        return workspace.locked(() -> {
            Room room = workspace.room(chatId);
            return messaging.write(me(), room, Draft.text(text, attachments(files))).id;
        });
    }

    /** Writes into a chat, quoting another message of it. */
    public long quotes(long messageId, String text) {
        return workspace.locked(() -> {
            Draft draft = new Draft(text, List.of(), List.of(), messageId, null, null, false);
            return messaging.write(me(), workspace.post(messageId).room, draft).id;
        });
    }

    /** Writes into the thread of a message, which is created when there is none. */
    public long repliesInThread(long messageId, String text, PersonFile... files) {
        return workspace.locked(() -> {
            Topic topic = messaging.thread(me(), workspace.post(messageId));
            return messaging.write(me(), topic.room, Draft.text(text, attachments(files))).id;
        });
    }

    /** Writes to somebody directly, opening the direct chat if need be. */
    public long writesTo(long userId, String text, PersonFile... files) {
        return workspace.locked(() -> {
            Room room = messaging.direct(me(), workspace.user(userId));
            return messaging.write(me(), room, Draft.text(text, attachments(files))).id;
        });
    }

    /** Opens the direct chat with somebody, writing nothing; returns its id. */
    public long opensDirectChat(long userId) {
        return workspace.locked(() -> messaging.direct(me(), workspace.user(userId)).id);
    }

    /** Changes the text of an own message. */
    public void edits(long messageId, String text) {
        workspace.locked(() -> messaging.edit(me(), workspace.post(messageId), text, null, null));
    }

    /** Adds files to an own message. */
    public void attaches(long messageId, PersonFile... files) {
        workspace.locked(() -> {
            Post post = workspace.post(messageId);
            List<Attachment> all = new ArrayList<>(post.files);
            all.addAll(attachments(files));
            messaging.edit(me(), post, null, all, null);
        });
    }

    /** Deletes a message. */
    public void deletes(long messageId) {
        workspace.locked(() -> messaging.delete(me(), workspace.post(messageId)));
    }

    /** Presses the data button with this text or, if no text fits, this data. */
    public Click presses(long messageId, String textOrData) {
        return workspace.locked(() -> {
            Post post = workspace.post(messageId);
            if (!post.room.visible(id)) {
                throw Refusal.forbidden("message_id");
            }
            String data = post.buttons.stream()
                    .flatMap(List::stream)
                    .filter(button -> textOrData.equals(button.text()))
                    .findFirst()
                    .or(() -> post.buttons.stream()
                            .flatMap(List::stream)
                            .filter(button -> textOrData.equals(button.data()))
                            .findFirst())
                    .map(Button::data)
                    .orElseThrow(() ->
                            new IllegalArgumentException("message " + messageId + " has no data button " + textOrData));
            return new Click(workspace, views, views.press(me(), post, data));
        });
    }

    /** Presses a button that the app still shows although the message has lost it. */
    public Click pressesStale(long messageId, String data) {
        return workspace.locked(() -> new Click(workspace, views, views.press(me(), workspace.post(messageId), data)));
    }

    /** Fills and submits a form; blocks up to the three seconds that the bot has to answer. */
    public SubmitResult submits(OpenedView view, FormValues values) {
        if (view.userId() != id) {
            throw new IllegalArgumentException("the form was opened for somebody else");
        }
        return submissions.submit(view, values);
    }

    /** Closes a form without submitting it; nobody is told. */
    public void cancels(OpenedView view) {
        workspace.locked(() -> views.close(view));
    }

    /** Adds a reaction. */
    public void reacts(long messageId, String code) {
        workspace.locked(() -> messaging.react(me(), workspace.post(messageId), code, code));
    }

    /** Takes a reaction back. */
    public void unreacts(long messageId, String code) {
        workspace.locked(() -> messaging.unreact(me(), workspace.post(messageId), code));
    }

    /** Adds people or bots to a chat or a thread's chat. */
    public void adds(long chatId, Long... userIds) {
        workspace.locked(() -> messaging.addMembers(workspace.room(chatId), Arrays.asList(userIds)));
    }

    /** Removes somebody from a chat or a thread's chat. */
    public void removes(long chatId, long userId) {
        workspace.locked(() -> messaging.removeMember(workspace.room(chatId), userId));
    }

    /** Reads everything in a chat. */
    public void reads(long chatId) {
        workspace.locked(() -> workspace.room(chatId).read(id));
    }

    private User me() {
        User user = workspace.user(id);
        if (user.suspended()) {
            throw new IllegalStateException(user.nickname() + " is suspended");
        }
        return user;
    }

    private List<Attachment> attachments(PersonFile... files) {
        List<Attachment> attachments = new ArrayList<>();
        for (PersonFile file : files) {
            String key = storage.put(id, file.name(), file.content());
            attachments.add(new Attachment(workspace.ids.file(), key, file.name(), file.fileType(), null, null));
        }
        return List.copyOf(attachments);
    }
}
