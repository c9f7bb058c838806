package deskbridge.emulator.tracker;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A queue with its settings, local fields and triggers. Guarded by the organisation's lock. */
final class Queue {
    private final String id;
    private final String key;
    private final String name;
    private final String leadUid;
    private final String fieldPrefix;
    private final Map<String, LocalField> localFields = new LinkedHashMap<>();
    private final List<Trigger> triggers = new ArrayList<>();
    private final Map<String, String> secrets = new LinkedHashMap<>();
    /** Those who are called in a comment get access to its issue. */
    boolean summoneesGetAccess = true;
    /** Those who comment become followers, unless the request says otherwise. */
    boolean commentersFollow = true;

    private Workflow workflow = new Workflow(id -> id);
    private Optional<Set<String>> members = Optional.empty();
    private long lastNumber;
    private long version = 1;

    Queue(String id, String key, String name, String leadUid, String fieldPrefix) {
        this.id = id;
        this.key = key;
        this.name = name;
        this.leadUid = leadUid;
        this.fieldPrefix = fieldPrefix;
    }

    /** A field of this queue alone, with what its own resource shows. */
    record LocalField(Field field, String nameRu, String nameEn, String categoryId) {}

    String id() {
        return id;
    }

    String key() {
        return key;
    }

    String name() {
        return name;
    }

    String leadUid() {
        return leadUid;
    }

    long version() {
        return version;
    }

    Workflow workflow() {
        return workflow;
    }

    void workflow(Workflow other) {
        workflow = other;
    }

    String nextIssueKey() {
        return key + "-" + ++lastNumber;
    }

    LocalField addLocalField(
            String shortKey, FieldKind kind, boolean list, String nameRu, String nameEn, String category) {
        LocalField field = new LocalField(Field.local(fieldPrefix, shortKey, kind, list), nameRu, nameEn, category);
        localFields.put(field.field().id(), field);
        version++;
        return field;
    }

    List<LocalField> localFields() {
        return List.copyOf(localFields.values());
    }

    Optional<LocalField> localByShortKey(String shortKey) {
        return localFields.values().stream()
                .filter(local -> local.field().key().equals(shortKey))
                .findFirst();
    }

    /**
     * A field of issues of this queue by the name JSON uses: local fields by their full id only (facts: yandex-tracker
     * §3.2).
     */
    Optional<Field> field(String nameInJson) {
        LocalField local = localFields.get(nameInJson);
        return local == null ? Fields.find(nameInJson) : Optional.of(local.field());
    }

    List<Trigger> triggers() {
        return triggers;
    }

    /** Values that trigger templates may use and that no answer ever shows. */
    Map<String, String> secrets() {
        return secrets;
    }

    /** Closes the queue: its issues are seen by these users and by whoever is named in an issue. */
    void restrictTo(Set<String> uids) {
        members = Optional.of(Set.copyOf(uids));
    }

    boolean isOpenTo(String uid) {
        return members.map(uids -> uids.contains(uid) || leadUid.equals(uid)).orElse(true);
    }
}
