using System.Buffers.Text;
using System.Runtime.InteropServices;
using System.Text.Json;
using NodaTime;
using WasteFlow.Waste;

namespace WasteFlow.Contracts.Forms;

/// <summary>The forms of what holds nothing else.</summary>
internal static partial class Leaves
{
    public static Form? Of(Type type) =>
        type == typeof(string) ? new OfText()
        : type == typeof(long) ? new OfLong()
        : type == typeof(int) ? new OfInt()
        : type == typeof(bool) ? new OfBool()
        : type == typeof(Guid) ? new OfGuid()
        : type == typeof(Instant) ? new OfInstant()
        : type == typeof(LocalDate) ? new OfDate()
        : type == typeof(LotId) ? new OfLot()
        : type == typeof(IReadOnlyList<Atom>) ? new OfAtoms()
        : type == typeof(JsonElement) ? new OfElement()
        : type == typeof(IReadOnlyDictionary<string, string>) ? new OfWords()
        : null;

    private sealed class OfText : Form<string>
    {
        public override void Write(WireWriter to, string value) => to.Text(value);

        public override bool TryRead(ref WireReader from, out string value) => from.Text(out value);
    }

    private sealed class OfLong : Form<long>
    {
        public override void Write(WireWriter to, long value) => to.Whole(value);

        public override bool TryRead(ref WireReader from, out long value) => from.Whole(out value);
    }

    private sealed class OfInt : Form<int>
    {
        public override void Write(WireWriter to, int value) => to.Whole(value);

        public override bool TryRead(ref WireReader from, out int value)
        {
            var fits = from.Whole(out var number) && number is >= int.MinValue and <= int.MaxValue;
            value = fits ? (int)number : 0;
            return fits;
        }
    }

    private sealed class OfBool : Form<bool>
    {
        public override void Write(WireWriter to, bool value) => to.Raw(value ? "true"u8 : "false"u8);

        public override bool TryRead(ref WireReader from, out bool value)
        {
            value = from.Is("true"u8);
            return value || from.Is("false"u8);
        }
    }

    private sealed class OfGuid : Form<Guid>
    {
        private const int Length = 36;

        public override void Write(WireWriter to, Guid value) => to.Quoted(value, Length);

        public override bool TryRead(ref WireReader from, out Guid value)
        {
            value = default;
            return from.Text(out ReadOnlySpan<byte> text) && text.Length == Length && !text.ContainsAnyInRange((byte)'A', (byte)'F')
                && Utf8Parser.TryParse(text, out value, out var read) && read == Length;
        }
    }

    private sealed class OfLot : Form<LotId>
    {
        public override void Write(WireWriter to, LotId value)
        {
            to.Raw("\"L"u8);
            to.Whole(value.Line);
            to.Raw((byte)'-');
            to.Whole(value.Number);
            to.Raw((byte)'"');
        }

        public override bool TryRead(ref WireReader from, out LotId value)
        {
            value = default;
            if (!from.Is("\"L"u8) || !from.Whole(out var line) || line < 0 || !from.Is("-"u8) || !from.Whole(out var number) || number is < 0 or > int.MaxValue
                || !from.Is("\""u8))
            {
                return false;
            }

            value = new(line, (int)number);
            return true;
        }
    }

    private sealed class OfAtoms : Form<IReadOnlyList<Atom>>
    {
        public override void Write(WireWriter to, IReadOnlyList<Atom> value)
        {
            to.Raw((byte)'"');
            to.Leave(PackedAtoms.Write(value, to.Room(PackedAtoms.LengthMax(value.Count))));
            to.Raw((byte)'"');
        }

        /// <summary>One list may be packed in more ways than one, so it is never read exactly.</summary>
        public override bool TryRead(ref WireReader from, out IReadOnlyList<Atom> value)
        {
            var fits = from.Text(out ReadOnlySpan<byte> text) & PackedAtoms.TryRead(text, out var atoms);
            value = atoms ?? [];
            return fits && !from.Exact;
        }
    }

    private sealed class OfElement : Form<JsonElement>
    {
        public override void Write(WireWriter to, JsonElement value)
        {
            if (to.TrustsElements && value.ValueKind != JsonValueKind.Undefined)
            {
                to.Raw(JsonMarshal.GetRawUtf8Value(value));
            }
            else
            {
                to.Unsure = true;
            }
        }

        public override bool TryRead(ref WireReader from, out JsonElement value)
        {
            value = default;
            if (from.Exact)
            {
                return false;
            }

            var reader = new Utf8JsonReader(from.Rest, isFinalBlock: false, default);
            if (!JsonElement.TryParseValue(ref reader, out var element))
            {
                return false;
            }

            value = element.Value;
            from.Skip((int)reader.BytesConsumed);
            return true;
        }
    }

    private sealed class OfWords : Form<IReadOnlyDictionary<string, string>>
    {
        public override void Write(WireWriter to, IReadOnlyDictionary<string, string> value)
        {
            to.Raw((byte)'{');
            var any = false;
            foreach (var (name, word) in value)
            {
                if (any)
                {
                    to.Raw((byte)',');
                }

                any = true;
                to.Text(name);
                to.Raw((byte)':');
                to.Text(word);
            }

            to.Raw((byte)'}');
        }

        public override bool TryRead(ref WireReader from, out IReadOnlyDictionary<string, string> value)
        {
            var found = new Dictionary<string, string>();
            value = found;
            if (!from.Is("{"u8))
            {
                return false;
            }

            if (from.Is("}"u8))
            {
                return true;
            }

            do
            {
                if (!from.Text(out string name) || !from.Is(":"u8) || !from.Text(out string word) || !found.TryAdd(name, word))
                {
                    return false;
                }
            }
            while (from.Is(","u8));

            return from.Is("}"u8);
        }
    }
}

/// <summary>An identifier that is its own text.</summary>
internal sealed class OfId<T> : Form<T> where T : struct, ITextId<T>
{
    public override void Write(WireWriter to, T value) => to.Text(value.ToString());

    public override bool TryRead(ref WireReader from, out T value)
    {
        value = default;
        return from.Text(out string text) && T.TryRead(text, out value) && value.ToString() == text;
    }
}
