package deskbridge.emulator.pachca;

import java.util.Set;

/** A group of people. */
record Tag(long id, String name, Set<Long> memberIds) {
    Tag {
        memberIds = Set.copyOf(memberIds);
    }
}
