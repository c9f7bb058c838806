package deskbridge.domain;

import java.util.List;

/**
 * A step that the desk allows from the ticket's present status.
 *
 * @param id the desk's name of the step; opaque
 * @param name what people read on the button
 * @param to where it leads
 * @param fields what must be given along; empty when one press is enough
 */
public record Transition(String id, String name, Status to, List<FormField> fields) {

    public Transition {
        fields = List.copyOf(fields);
    }
}
