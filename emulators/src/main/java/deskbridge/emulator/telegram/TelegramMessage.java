package deskbridge.emulator.telegram;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A message as people see it, at the moment it was read.
 *
 * @param id unique within its chat only
 * @param chatId as bots know the chat: in a private chat the person's id
 * @param fromId who wrote it, person or bot
 * @param text the text, or the caption; empty for neither
 * @param buttons of the inline keyboard, row by row
 * @param keys of the reply keyboard that came with it, row by row
 * @param file the file it carries
 * @param contactPhone of the contact it carries
 * @param replyToId the message it answers
 * @param topicId the topic of a forum it is in; null in the general one
 * @param albumId shared by the messages of one album
 * @param reaction what a bot put under it
 * @param forwarded whether it was forwarded
 * @param service whether it only tells that something happened in the chat
 */
public record TelegramMessage(
        int id,
        long chatId,
        long fromId,
        String text,
        List<TelegramEntity> entities,
        List<List<TelegramButton>> buttons,
        List<List<TelegramButton>> keys,
        @Nullable TelegramFile file,
        @Nullable String contactPhone,
        @Nullable Integer replyToId,
        @Nullable Integer topicId,
        @Nullable String albumId,
        @Nullable String reaction,
        boolean forwarded,
        boolean service,
        Instant sentAt,
        @Nullable Instant editedAt,
        boolean deleted) {

    /** Whether it was changed after it was sent. */
    public boolean edited() {
        return editedAt != null;
    }

    /** All inline buttons, row by row. */
    public Stream<TelegramButton> allButtons() {
        return buttons.stream().flatMap(List::stream);
    }

    /** Whether it has an inline button with this text. */
    public boolean hasButton(String label) {
        return allButtons().anyMatch(button -> button.text().equals(label));
    }

    static TelegramMessage of(Post post) {
        Content content = post.content;
        Markup markup = post.markup;
        List<List<TelegramButton>> none = List.of();
        Media media = content.media();
        String phone = content.fields().path("contact").path("phone_number").asText("");
        return new TelegramMessage(
                post.id,
                post.room.id,
                post.authorId,
                content.text().text(),
                content.text().entities(),
                markup != null && markup.inline() ? markup.rows() : none,
                markup != null && markup.kind() == Markup.Kind.KEYBOARD ? markup.rows() : none,
                media == null ? null : TelegramFile.of(media),
                phone.isEmpty() ? null : phone,
                post.replyTo == null ? null : (Integer) post.replyTo.id,
                post.topicId,
                post.albumId,
                post.reaction,
                post.origin != null,
                content.service(),
                post.sentAt,
                post.editedAt,
                post.deleted);
    }
}
