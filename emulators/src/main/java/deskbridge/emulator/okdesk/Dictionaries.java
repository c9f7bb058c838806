package deskbridge.emulator.okdesk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account's statuses, priorities and types, by code, and what is needed to come into a status (§3). */
final class Dictionaries {
    static final String OPENED = "opened";
    static final String DELAYED = "delayed";

    private final Map<String, Status> statuses = new LinkedHashMap<>();
    private final Map<String, Priority> priorities = new LinkedHashMap<>();
    private final Map<String, Type> types = new LinkedHashMap<>();

    /**
     * A status.
     *
     * @param last whether it counts as finished
     * @param next the codes that may follow it
     * @param commentNeeded whether a comment must be given on entering it
     * @param parametersNeeded codes of parameters that must have a value on entering it
     */
    record Status(
            long id,
            String code,
            String name,
            String color,
            boolean last,
            List<String> next,
            boolean commentNeeded,
            List<String> parametersNeeded) {
        Status {
            next = List.copyOf(next);
            parametersNeeded = List.copyOf(parametersNeeded);
        }

        Status leadingTo(List<String> codes) {
            return new Status(id, code, name, color, last, codes, commentNeeded, parametersNeeded);
        }

        Status needing(boolean comment, List<String> parameters) {
            return new Status(id, code, name, color, last, next, comment, parameters);
        }
    }

    /** A priority. */
    record Priority(String code, String name, String color) {}

    /** A type. */
    record Type(long id, String code, String name, boolean availableForClient) {}

    void put(Status status) {
        statuses.put(status.code, status);
    }

    void put(Priority priority) {
        priorities.put(priority.code, priority);
    }

    void put(Type type) {
        types.put(type.code, type);
    }

    List<Status> statuses() {
        return List.copyOf(statuses.values());
    }

    List<Priority> priorities() {
        return List.copyOf(priorities.values());
    }

    List<Type> types() {
        return List.copyOf(types.values());
    }

    Optional<Status> findStatus(String code) {
        return Optional.ofNullable(statuses.get(code));
    }

    /** What an issue gets when none is asked for. */
    String usualPriority() {
        return hasPriority("normal") ? "normal" : priorities().getFirst().code();
    }

    boolean hasPriority(String code) {
        return priorities.containsKey(code);
    }

    boolean hasType(String code) {
        return types.containsKey(code);
    }

    Status status(String code) {
        return known(statuses, code);
    }

    Priority priority(String code) {
        return known(priorities, code);
    }

    Type type(String code) {
        return known(types, code);
    }

    private static <T> T known(Map<String, T> entries, String code) {
        T entry = entries.get(code);
        if (entry == null) {
            throw new IllegalArgumentException("the emulated Okdesk has nothing with code " + code);
        }
        return entry;
    }
}
