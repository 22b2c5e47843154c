using System.Text.Json;
using System.Text.Json.Serialization;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What the grams of a cell are; the producer's site and the month stand in the key of its document.</summary>
[JsonConverter(typeof(CellKeyConverter))]
public readonly record struct CellKey : IComparable<CellKey>
{
    private const char Between = '|';

    private static readonly CellWord MovedInWord = CellWord.Of(Cells.MovedIn), MovedOutWord = CellWord.Of(Cells.MovedOut);

    private readonly CellWord measure, stream, code, facility, method, roots, since;

    public CellKey(string measure, string stream, WasteCode code, SiteId facility, string method, string roots, string since)
        : this(CellWord.Of(measure), CellWord.Of(stream), CellWord.Of(code.Text), CellWord.Of(facility.Text), CellWord.Of(method), CellWord.Of(roots), CellWord.Of(since))
    {
    }

    internal CellKey(CellWord measure, CellWord stream, CellWord code, CellWord facility, CellWord method, CellWord roots, CellWord since) =>
        (this.measure, this.stream, this.code, this.facility, this.method, this.roots, this.since) = (measure, stream, code, facility, method, roots, since);

    /// <summary>See <see cref="Cells"/>.</summary>
    public string Measure
    {
        get => measure.Text;
        init => measure = CellWord.Of(value);
    }

    /// <summary>Of the lot at that moment.</summary>
    public string Stream => stream.Text;

    /// <summary>Likewise.</summary>
    public WasteCode Code => new(code.Text);

    /// <summary>Where it happened: who held it, treated it or received it.</summary>
    public SiteId Facility
    {
        get => new(facility.Text);
        init => facility = CellWord.Of(value.Text);
    }

    /// <summary>Of the treatment, or of the manifest's item; for what came into being or ended otherwise the act that said so; for what moved the other site,
    /// and for what was reclassified the other stream and code (<see cref="Kind"/>).</summary>
    public string Method
    {
        get => method.Text;
        init => method = CellWord.Of(value);
    }

    /// <summary>Whose figure it is: see <see cref="RootGroups"/>.</summary>
    public string Roots => roots.Text;

    /// <summary>For stock only: the month its root was generated, <c>yyyy-MM</c>.</summary>
    public string Since => since.Text;

    internal CellWord Place => facility;

    internal bool Moves => measure == MovedInWord || measure == MovedOutWord;

    /// <summary>Stream and code in one word, as <see cref="Cells.ReclassifiedIn"/> and <see cref="Cells.ReclassifiedOut"/> name the other side.</summary>
    public static string Kind(string stream, WasteCode code) => $"{stream}/{code.Text}";

    public static CellKey Read(string text)
    {
        var parts = text.Split(Between);
        return new(parts[0], parts[1], new(parts[2]), new(parts[3]), parts[4], parts[5], parts[6]);
    }

    internal static CellKey Unpack(CellWords from) => new(from.Next(), from.Next(), from.Next(), from.Next(), from.Next(), from.Next(), from.Next());

    public void Pack(PackWriter to)
    {
        measure.Pack(to);
        stream.Pack(to);
        code.Pack(to);
        facility.Pack(to);
        method.Pack(to);
        roots.Pack(to);
        since.Pack(to);
    }

    public bool Equals(CellKey other) =>
        measure == other.measure && method == other.method && facility == other.facility && since == other.since && code == other.code && stream == other.stream && roots == other.roots;

    public override int GetHashCode()
    {
        const int Prime = -1521134295;
        unchecked
        {
            var hash = measure.GetHashCode();
            hash = hash * Prime + facility.GetHashCode();
            hash = hash * Prime + method.GetHashCode();
            hash = hash * Prime + since.GetHashCode();
            hash = hash * Prime + code.GetHashCode();
            hash = hash * Prime + stream.GetHashCode();
            return hash * Prime + roots.GetHashCode();
        }
    }

    /// <summary>By their words, so that the same cells are stored in the same order whatever came and went.</summary>
    public int CompareTo(CellKey other)
    {
        ReadOnlySpan<CellWord> own = [measure, stream, code, facility, method, roots, since];
        ReadOnlySpan<CellWord> others = [other.measure, other.stream, other.code, other.facility, other.method, other.roots, other.since];
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] != others[i])
            {
                return string.CompareOrdinal(own[i].Text, others[i].Text);
            }
        }

        return 0;
    }

    public override string ToString() => string.Join(Between, Measure, Stream, code.Text, facility.Text, Method, Roots, Since);

    /// <summary>The same of no method, as sums know what moved, and at a class of sites.</summary>
    internal CellKey At(CellWord place, bool withMethod) => new(measure, stream, code, place, withMethod ? method : default, roots, since);
}

/// <summary>A cell by its full name: the month, the site whose waste it is, and what its grams are.</summary>
internal readonly record struct CellAt(CellWord Month, CellWord Producer, CellKey Key)
{
    public override int GetHashCode() => unchecked((Key.GetHashCode() * 31 + Producer.GetHashCode()) * 31 + Month.GetHashCode());

    public static CellAt Unpack(CellWords from) => new(from.Next(), from.Next(), CellKey.Unpack(from));

    public void Pack(PackWriter to)
    {
        Month.Pack(to);
        Producer.Pack(to);
        Key.Pack(to);
    }
}

/// <summary>Writes a cell's key as a property's name.</summary>
public sealed class CellKeyConverter : JsonConverter<CellKey>
{
    public override CellKey Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CellKey.Read(reader.GetString()!);

    public override void Write(Utf8JsonWriter writer, CellKey value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());

    public override CellKey ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        CellKey.Read(reader.GetString()!);

    public override void WriteAsPropertyName(Utf8JsonWriter writer, CellKey value, JsonSerializerOptions options) =>
        writer.WritePropertyName(value.ToString());
}
