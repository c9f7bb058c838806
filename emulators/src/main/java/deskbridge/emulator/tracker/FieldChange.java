package deskbridge.emulator.tracker;

import com.fasterxml.jackson.databind.JsonNode;

/** One field before and after an edit, in the bare form of {@link Issue}; JSON null where it was or became unset. */
record FieldChange(Field field, JsonNode from, JsonNode to) {}
