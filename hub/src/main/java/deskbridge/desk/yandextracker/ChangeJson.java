package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An entry of an issue's history (facts: yandex-tracker §8).
 *
 * @param id 24 hex digits; later entries are asked for by it
 */
@Json
record ChangeJson(
        @Json.Raw @Nullable String id,
        @Nullable String updatedAt,
        @Nullable String type,
        @Nullable List<Field> fields,
        @Nullable Comments comments) {
    ChangeJson {
        id = Ids.of(id);
    }

    String idOrNothing() {
        return id == null ? "" : id;
    }

    List<Field> fieldsOrNone() {
        return fields == null ? List.of() : fields;
    }

    List<Ref> updatedComments() {
        return comments == null || comments.updated() == null ? List.of() : comments.updated();
    }

    List<Ref> removedComments() {
        return comments == null || comments.removed() == null ? List.of() : comments.removed();
    }

    /**
     * One field that changed.
     *
     * @param from raw JSON: null, text, reference or list
     * @param to raw JSON
     */
    @Json
    record Field(
            @Nullable Ref field,
            @Json.Raw @Nullable String from,
            @Json.Raw @Nullable String to) {}

    /** Comments that were added, edited or deleted. */
    @Json
    record Comments(
            @Nullable List<Ref> added,
            @Nullable List<Ref> updated,
            @Nullable List<Ref> removed) {}
}
