package deskbridge.domain;

import org.jspecify.annotations.Nullable;

/**
 * A person or a robot, as one connection knows it.
 *
 * @param ref who it is there
 * @param name what people call it; never blank
 * @param email work address, the bridge between messenger and desk; null when the remote hides it
 * @param login nickname in a messenger, login in a desk; null when the remote has none
 * @param bot true for robots: what they write is never mirrored
 */
public record Person(
        PersonRef ref,
        String name,
        @Nullable String email,
        @Nullable String login,
        boolean bot) {

    public Person {
        Refs.requireText(name, "Person.name");
    }
}
