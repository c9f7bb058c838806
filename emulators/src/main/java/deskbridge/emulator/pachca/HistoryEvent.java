package deskbridge.emulator.pachca;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A saved event of a bot's history. */
record HistoryEvent(long number, String id, String type, ObjectNode payload, Instant createdAt) {}
