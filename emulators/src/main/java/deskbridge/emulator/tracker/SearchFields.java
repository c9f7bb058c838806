package deskbridge.emulator.tracker;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The fields of issues by the names that filters, orders and the query language call them. */
final class SearchFields {
    private static final Map<String, String> OTHER_NAMES = Map.of(
            "author", "createdBy",
            "created", "createdAt",
            "updated", "updatedAt",
            "resolved", "resolvedAt");

    private final Organisation organisation;

    SearchFields(Organisation organisation) {
        this.organisation = organisation;
    }

    /** As in a filter or an order: exact, local fields by their full id only. */
    Optional<Field> exact(String name) {
        Optional<Field> global = Fields.find(OTHER_NAMES.getOrDefault(name, name));
        return global.isPresent()
                ? global
                : organisation.queues().stream()
                        .flatMap(queue -> queue.localFields().stream())
                        .map(Queue.LocalField::field)
                        .filter(field -> field.id().equals(name))
                        .findFirst();
    }

    /** As in the query language: any case, local fields as {@code QUEUE.key}. */
    Optional<Field> spoken(String name) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            return organisation
                    .findQueue(name.substring(0, dot))
                    .flatMap(queue -> queue.localByShortKey(name.substring(dot + 1)))
                    .map(Queue.LocalField::field);
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return Fields.findIgnoringCase(OTHER_NAMES.getOrDefault(lower, lower)).or(() -> exact(name));
    }
}
