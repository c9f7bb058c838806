package deskbridge.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Pattern;

/** Addresses and CIDR ranges of both internet protocols. */
public final class AddressRanges {
    /** No address at all. */
    public static final AddressRanges NONE = new AddressRanges(List.of());

    /** Only digits, so that no name is ever looked up. */
    private static final Pattern NUMERIC = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}|(?=[^:]*:)[0-9A-Fa-f:.]{2,45}");

    private static final Pattern BITS = Pattern.compile("\\d{1,3}");

    private final List<Range> ranges;

    private AddressRanges(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /**
     * @param prefix first address of the range
     * @param bits how many of its bits count
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Range(byte[] prefix, int bits) {
        boolean contains(byte[] address) {
            if (address.length != prefix.length) {
                return false;
            }
            for (int i = 0; i < bits; i++) {
                int mask = 0x80 >> (i % 8);
                if ((address[i / 8] & mask) != (prefix[i / 8] & mask)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** @throws IllegalArgumentException when one of them is none; see {@link #isRange} */
    public static AddressRanges of(List<String> texts) {
        return new AddressRanges(texts.stream().map(AddressRanges::range).toList());
    }

    /** Whether a text is an address or a range such as {@code 10.0.0.0/8}. */
    public static boolean isRange(String text) {
        try {
            range(text);
            return true;
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    /** Whether a text is one address and not a range. */
    static boolean isAddress(String text) {
        return text.indexOf('/') < 0 && isRange(text);
    }

    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether an address is in one of them; false for what is no address. */
    public boolean contain(String address) {
        String bare = address.replaceFirst("%.*$", "");
        if (!NUMERIC.matcher(bare).matches()) {
            return false;
        }
        try {
            byte[] bytes = bytes(bare);
            return ranges.stream().anyMatch(range -> range.contains(bytes));
        } catch (IllegalArgumentException none) {
            return false;
        }
    }

    private static Range range(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] prefix = bytes(address.strip());
        String bits = slash < 0
                ? Integer.toString(prefix.length * 8)
                : text.substring(slash + 1).strip();
        if (!BITS.matcher(bits).matches() || Integer.parseInt(bits) > prefix.length * 8) {
            throw new IllegalArgumentException("no range of addresses: " + text);
        }
        return new Range(prefix, Integer.parseInt(bits));
    }

    private static byte[] bytes(String address) {
        if (!NUMERIC.matcher(address).matches()) {
            throw new IllegalArgumentException("no address: " + address);
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("no address: " + address, e);
        }
    }
}
