package deskbridge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dialog with fields.
 *
 * @param kind which form it is; comes back with the answers
 * @param memory what the hub must remember until the answers come; opaque to the messenger, at most 2,000 characters
 * @param title a few words
 * @param submit the word on the button
 * @param intro a sentence above the fields; null for none
 * @param fields what is asked, in order
 */
public record Form(
        String kind,
        String memory,
        String title,
        String submit,
        @Nullable String intro,
        List<FormField> fields) {

    public Form {
        fields = List.copyOf(fields);
    }
}
