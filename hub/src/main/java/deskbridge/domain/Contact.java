package deskbridge.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A requester as a desk knows him.
 *
 * @param id the desk's name of the contact; opaque
 * @param name what the desk calls him
 * @param companyId his company; null when he has none
 * @param companyName what it is called; null when he has none
 * @param objects what he may ask about, for example offices or machines; empty when the desk has none
 */
public record Contact(
        String id,
        String name,
        @Nullable String companyId,
        @Nullable String companyName,
        List<ServiceObject> objects) {

    public Contact {
        Refs.requireText(id, "Contact.id");
        objects = List.copyOf(objects);
    }

    /**
     * What a service company looks after.
     *
     * @param id the desk's name of it; opaque
     * @param name what people call it
     */
    public record ServiceObject(String id, String name) {}
}
