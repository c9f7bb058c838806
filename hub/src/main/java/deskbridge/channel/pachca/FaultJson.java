package deskbridge.channel.pachca;

import io.avaje.jsonb.Json;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Why the API refused: one of two shapes, told apart only by what is there (Pachca docs, errors). */
@Json(naming = Json.Naming.LowerUnderscore)
record FaultJson(
        @Nullable List<Item> errors,
        @Nullable String error,
        @Nullable String errorDescription) {

    static final FaultJson UNREADABLE = new FaultJson(null, null, null);

    /** One fault of a business rule; new codes appear, and older answers have none. */
    @Json
    record Item(
            @Nullable String key,
            @Nullable String message,
            @Nullable String code) {}

    boolean lacksScope() {
        return "insufficient_scope".equals(error);
    }

    /** A few words for people; empty when nothing was said. */
    String words() {
        Stream<@Nullable String> said = errors == null
                ? Stream.of(error, errorDescription)
                : errors.stream().flatMap(item -> Stream.of(item.key(), item.code(), item.message()));
        return said.filter(Objects::nonNull).limit(9).collect(Collectors.joining(" "));
    }
}
