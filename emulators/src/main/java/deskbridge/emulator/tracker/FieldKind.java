package deskbridge.emulator.tracker;

import org.jspecify.annotations.Nullable;

/** What a field holds, and for kinds that local fields may have, the names Tracker gives to them. */
enum FieldKind {
    STRING("string", "ru.yandex.startrek.core.fields.StringFieldType"),
    TEXT("string", "ru.yandex.startrek.core.fields.TextFieldType"),
    INTEGER("integer", "ru.yandex.startrek.core.fields.IntegerFieldType"),
    FLOAT("float", "ru.yandex.startrek.core.fields.FloatFieldType"),
    DATE("date", "ru.yandex.startrek.core.fields.DateFieldType"),
    DATE_TIME("datetime", "ru.yandex.startrek.core.fields.DateTimeFieldType"),
    USER("user", "ru.yandex.startrek.core.fields.UserFieldType"),
    URI("uri", "ru.yandex.startrek.core.fields.UriFieldType"),
    QUEUE("queue", null),
    STATUS("status", null),
    RESOLUTION("resolution", null),
    PRIORITY("priority", null),
    ISSUE_TYPE("issuetype", null),
    ISSUE("issue", null),
    /** An object of a part of Tracker that is not emulated (sprint, board, component): any id is believed. */
    LOOSE("object", null);

    private final String schema;
    private final @Nullable String typeName;

    FieldKind(String schema, @Nullable String typeName) {
        this.schema = schema;
        this.typeName = typeName;
    }

    String schema() {
        return schema;
    }

    /** The {@code type} a local field is created with; null where no local field can be of this kind. */
    @Nullable
    String typeName() {
        return typeName;
    }
}
