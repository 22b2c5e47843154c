using System.Buffers;
using System.Collections.Concurrent;
using System.Text;
using System.Text.Json.Serialization.Metadata;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Waste;

namespace WasteFlow.Ledger.Proof;

/// <summary>
/// What the canonical bytes of a type look like, worked out from the wire format's own contract: so that a form is checked without making objects.
/// A shape says yes only to what would be written just so; where it says no, the slow way (read, write, compare) has the last word.
/// </summary>
internal abstract class Shape
{
    private static readonly ConcurrentDictionary<Type, Shape> Known = new();

    public abstract bool Fits(ref Cursor cursor);

    public static Shape Of(Type type) => Known.TryGetValue(type, out var known) ? known : Known.GetOrAdd(type, Make(type));

    private static Shape Make(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(string))
        {
            return new OfText();
        }

        if (bare == typeof(long) || bare == typeof(int))
        {
            return new OfWhole(bare == typeof(int) ? int.MaxValue : long.MaxValue);
        }

        if (bare == typeof(bool))
        {
            return new OfBool();
        }

        if (bare == typeof(Guid))
        {
            return new OfPattern("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx");
        }

        if (bare == typeof(Instant))
        {
            return new OfPattern("dddd-dd-ddTdd:dd:dd.dddZ");
        }

        if (bare == typeof(LocalDate))
        {
            return new OfPattern("dddd-dd-dd");
        }

        if (bare == typeof(LotId))
        {
            return new OfLot();
        }

        if (bare.GetInterfaces().Any(static i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(ITextId<>)))
        {
            return new OfId();
        }

        var contract = Wire.Options.GetTypeInfo(type);
        return contract.Kind switch
        {
            JsonTypeInfoKind.Object => OfRecord.Of(contract),
            JsonTypeInfoKind.Enumerable => new OfList(Of(contract.ElementType!)),
            JsonTypeInfoKind.Dictionary when contract.KeyType == typeof(string) && contract.ElementType == typeof(string) => new OfWords(),
            _ => new Unsure(),
        };
    }

    private sealed class Unsure : Shape
    {
        public override bool Fits(ref Cursor cursor) => false;
    }

    private sealed class OfText : Shape
    {
        public override bool Fits(ref Cursor cursor) => cursor.Text(out _);
    }

    private sealed class OfWhole(long max) : Shape
    {
        public override bool Fits(ref Cursor cursor) => cursor.Whole(out var number) && Math.Abs(number) <= max;
    }

    private sealed class OfBool : Shape
    {
        public override bool Fits(ref Cursor cursor) => cursor.Is("false"u8) || cursor.Is("true"u8);
    }

    private sealed class OfLot : Shape
    {
        public override bool Fits(ref Cursor cursor) => cursor.Text(out var text) && LineScan.TryLot(text, out _);
    }

    private sealed class OfId : Shape
    {
        private const int LengthMax = 64;

        private static readonly SearchValues<byte> Letters =
            SearchValues.Create("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_."u8);

        public override bool Fits(ref Cursor cursor) =>
            cursor.Text(out var text) && text.Length is > 0 and <= LengthMax && !text.ContainsAnyExcept(Letters);
    }

    /// <summary><c>d</c>: a digit; <c>x</c>: one of 0–9 and a–f; else the sign itself. A date has to be in the calendar.</summary>
    private sealed class OfPattern(string pattern) : Shape
    {
        public override bool Fits(ref Cursor cursor)
        {
            if (!cursor.Text(out var text) || text.Length != pattern.Length)
            {
                return false;
            }

            for (var i = 0; i < text.Length; i++)
            {
                var fits = pattern[i] switch
                {
                    'd' => char.IsAsciiDigit((char)text[i]),
                    'x' => char.IsAsciiHexDigitLower((char)text[i]),
                    var sign => text[i] == sign,
                };
                if (!fits)
                {
                    return false;
                }
            }

            return pattern[0] != 'd' || (Date(text) && (text.Length == 10 || (Two(text, 11) < 24 && Two(text, 14) < 60 && Two(text, 17) < 60)));
        }

        private static bool Date(ReadOnlySpan<byte> text)
        {
            var (year, month, day) = (Two(text, 0) * 100 + Two(text, 2), Two(text, 5), Two(text, 8));
            return year > 0 && month is >= 1 and <= 12 && day >= 1 && (day <= 28 || day <= DateTime.DaysInMonth(year, month));
        }

        private static int Two(ReadOnlySpan<byte> text, int at) => (text[at] - '0') * 10 + (text[at + 1] - '0');
    }

    private sealed class OfList(Shape element) : Shape
    {
        public override bool Fits(ref Cursor cursor)
        {
            if (!cursor.Is("["u8))
            {
                return false;
            }

            for (var first = true; !cursor.Is("]"u8); first = false)
            {
                if ((!first && !cursor.Is(","u8)) || !element.Fits(ref cursor))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Texts by name, as notes have them.</summary>
    private sealed class OfWords : Shape
    {
        public override bool Fits(ref Cursor cursor)
        {
            if (!cursor.Is("{"u8))
            {
                return false;
            }

            // Two names may be the same one; who wants more than one of them is asked the slow way.
            return cursor.Is("}"u8) || (cursor.Text(out _) && cursor.Is(":"u8) && cursor.Text(out _) && cursor.Is("}"u8));
        }
    }

    private sealed class OfRecord(OfRecord.Field[] fields) : Shape
    {
        public sealed record Field(byte[] First, byte[] Next, Shape Shape, bool Always);

        public static Shape Of(JsonTypeInfo contract)
        {
            var written = contract.Properties.Where(static p => p.Get is not null).ToList();
            return written.Any(static p => p.AssociatedParameter is null && p.Set is null)
                ? new Unsure()
                : new OfRecord([.. written.Select(static p => new Field(
                    Encoding.UTF8.GetBytes($"\"{p.Name}\":"), Encoding.UTF8.GetBytes($",\"{p.Name}\":"), Shape.Of(p.PropertyType), AlwaysWritten(p)))]);
        }

        public override bool Fits(ref Cursor cursor)
        {
            if (!cursor.Is("{"u8))
            {
                return false;
            }

            var any = false;
            foreach (var field in fields)
            {
                if (cursor.Is(any ? field.Next : field.First))
                {
                    any = true;
                    if (!field.Shape.Fits(ref cursor))
                    {
                        return false;
                    }
                }
                else if (field.Always)
                {
                    return false;
                }
            }

            return cursor.Is("}"u8);
        }

        // Null is left out; whatever cannot be null, or is not null by default, stands there.
        private static bool AlwaysWritten(JsonPropertyInfo property) =>
            property.IsRequired
            || (property.PropertyType.IsValueType && Nullable.GetUnderlyingType(property.PropertyType) is null)
            || property.AssociatedParameter is { HasDefaultValue: true, DefaultValue: not null };
    }
}
