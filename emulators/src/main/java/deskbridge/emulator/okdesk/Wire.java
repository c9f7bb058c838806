package deskbridge.emulator.okdesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * How numbers and moments are written.
 *
 * @param textNumbers whether ids, sizes and hours are texts, as in the vendor's samples of webhooks
 * @param zone of the account
 * @param fractions whether moments have milliseconds
 */
record Wire(boolean textNumbers, ZoneId zone, boolean fractions) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final DateTimeFormatter LONG = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx");
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssxxx");

    /** As REST answers are written. */
    static Wire rest(OkdeskSettings settings) {
        return new Wire(settings.textIds, settings.zone, settings.fractions);
    }

    JsonNode number(long value) {
        return textNumbers ? NODES.textNode(Long.toString(value)) : NODES.numberNode(value);
    }

    JsonNode number(@Nullable Long value) {
        return value == null ? NODES.nullNode() : number(value.longValue());
    }

    /** Without trailing zeros. */
    JsonNode amount(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        if (textNumbers) {
            return NODES.textNode(plain.toPlainString());
        }
        return plain.scale() <= 0 ? NODES.numberNode(plain.longValueExact()) : NODES.numberNode(plain);
    }

    JsonNode time(@Nullable Instant moment) {
        return moment == null ? NODES.nullNode() : NODES.textNode(text(moment));
    }

    String text(Instant moment) {
        return (fractions ? LONG : SHORT).format(moment.atZone(zone));
    }
}
