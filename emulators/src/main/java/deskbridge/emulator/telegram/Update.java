package deskbridge.emulator.telegram;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * An update as a bot gets it.
 *
 * @param type for example {@code callback_query}
 * @param lane webhooks of one lane keep their order; source: Telegram facts §4
 * @param body with its {@code update_id}
 * @param expires when it is dropped if it was not delivered
 */
record Update(int id, String type, String lane, ObjectNode body, Instant expires) {}
