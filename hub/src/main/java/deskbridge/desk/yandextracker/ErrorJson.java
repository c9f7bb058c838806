package deskbridge.desk.yandextracker;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a refusal; every part may be missing (facts: yandex-tracker §10).
 *
 * @param errors texts by field
 * @param errorMessages texts about the whole
 */
@Json
record ErrorJson(
        @Nullable Map<String, Object> errors, @Nullable List<String> errorMessages) {}
