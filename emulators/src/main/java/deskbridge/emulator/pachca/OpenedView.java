package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A form that a bot opened for a person.
 *
 * @param id of this opening; the API itself has none
 * @param userId who sees it
 * @param chatId where the button was clicked
 * @param view title, texts and blocks as the bot sent them
 */
public record OpenedView(
        long id,
        String triggerId,
        long botUserId,
        long userId,
        long chatId,
        @Nullable String callbackId,
        @Nullable String privateMetadata,
        JsonNode view,
        Instant openedAt) {

    /** The form's title. */
    public String title() {
        return view.path("title").asText();
    }

    /** The blocks as sent. */
    public JsonNode blocks() {
        return view.path("blocks");
    }
}
