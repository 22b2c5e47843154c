using System.Text.Json;
using System.Text.Json.Serialization;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What the grams of a cell are; the producer's site and the month stand in the key of its document.</summary>
[JsonConverter(typeof(CellKeyConverter))]
public readonly record struct CellKey
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

    public static CellKey Unpack(PackReader from) =>
        new(from.Word(), from.Word(), new(from.Word()), new(from.Word()), from.Word(), from.Word(), from.Word());

    public void Pack(PackWriter to)
    {
        to.Word(Measure);
        to.Word(Stream);
        to.Word(code.Text);
        to.Word(facility.Text);
        to.Word(Method);
        to.Word(Roots);
        to.Word(Since);
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

    public override string ToString() => string.Join(Between, Measure, Stream, code.Text, facility.Text, Method, Roots, Since);

    /// <summary>The same of no method, as sums know what moved, and at a class of sites.</summary>
    internal CellKey At(CellWord place, bool withMethod) => new(measure, stream, code, place, withMethod ? method : default, roots, since);
}

/// <summary>A cell by its full name: the month, the site whose waste it is, and what its grams are.</summary>
internal readonly record struct CellAt(CellWord Month, CellWord Producer, CellKey Key)
{
    public override int GetHashCode() => unchecked((Key.GetHashCode() * 31 + Producer.GetHashCode()) * 31 + Month.GetHashCode());

    public static CellAt Unpack(PackReader from) => new(CellWord.Of(from.Word()), CellWord.Of(from.Word()), CellKey.Unpack(from));

    public void Pack(PackWriter to)
    {
        to.Word(Month.Text);
        to.Word(Producer.Text);
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

/// <summary>What the fold counts, in grams. Outcomes stand under the names of <see cref="Contracts.Classes"/>.</summary>
public static class Cells
{
    public const string Generated = "generated";
    public const string Opening = "opening";
    public const string BroughtIn = "brought-in";
    public const string Gain = "gain";
    public const string Residue = "residue";

    /// <summary>Accepted at the first receipt after the waste left its producer.</summary>
    public const string Received = "received";

    /// <summary>Accepted by a manifest whose method is a final one.</summary>
    public const string Accepted = "accepted";

    /// <summary>Outcomes on the basis of acceptance; see <see cref="AcceptedAs"/>.</summary>
    public const string AcceptedUtilised = "accepted-utilised";
    public const string AcceptedIncinerated = "accepted-incinerated";
    public const string AcceptedLandfilled = "accepted-landfilled";
    public const string AcceptedOtherwise = "accepted-otherwise";

    /// <summary>
    /// Residues of waste that was utilised, when they are burnt or buried; under the stream, code and producer of the waste they came of.
    /// </summary>
    public const string ResidueDisposed = "residue-disposed";

    /// <summary>Changes of what stands in storage, signed: all months up to one sum to the stock at its end.</summary>
    public const string Stock = "stock";

    /// <summary>Of the stock, what its final receiver has accepted: below zero, so that together with <see cref="Stock"/> it leaves what on the basis of
    /// acceptance is still stored, and has not been counted as used or disposed of.</summary>
    public const string StockAccepted = "stock-accepted";

    /// <summary>Likewise of what is on a vehicle (在途); it stands with the site it was picked up at until it is received.</summary>
    public const string Transit = "transit";

    /// <summary>Likewise of differences that stand open (未结差异), at the site that received; below zero for surpluses.</summary>
    public const string Open = "open";

    /// <summary>Left its producer's store by a manifest (转移), net of what came back.</summary>
    public const string Transferred = "transferred";

    /// <summary>Lost in storage, as a stock-take said (盘亏).</summary>
    public const string Lost = "lost";

    /// <summary>Closed as a weighing difference (磅差), signed: above zero where less arrived.</summary>
    public const string Weighing = "weighing";

    /// <summary>Left the system (调出).</summary>
    public const string SentOut = "sent-out";

    /// <summary>Became of this stream and code, or ceased to be (重新归类).</summary>
    public const string ReclassifiedIn = "reclassified-in";

    public const string ReclassifiedOut = "reclassified-out";

    /// <summary>Came from another site, or went to one: terms of a region's identity where that site is of another region.</summary>
    public const string MovedIn = "moved-in";

    public const string MovedOut = "moved-out";

    /// <summary>An outcome counted when its final receiver accepted the load; what nobody accepts (own waste) when it is treated.</summary>
    public static string AcceptedAs(string outcome) => outcome switch
    {
        Contracts.Classes.Utilised => AcceptedUtilised,
        Contracts.Classes.Incinerated => AcceptedIncinerated,
        Contracts.Classes.Landfilled => AcceptedLandfilled,
        _ => AcceptedOtherwise,
    };
}

/// <summary>Which roots count for what: a rate leaves residues and what came from outside the system out of both its terms.</summary>
public static class RootGroups
{
    /// <summary>Generated, in the opening stock, or found at a scale or in a stock-take.</summary>
    public const string Primary = "primary";

    /// <summary>Born of treatment (次生废物).</summary>
    public const string Residue = "residue";

    /// <summary>Brought in from outside the system (调入).</summary>
    public const string Outside = "outside";

    /// <summary>Of no root: differences that were closed without a lot.</summary>
    public const string None = "none";
}

/// <summary>The cells of one producer's site in one month.</summary>
/// <param name="Blocks">The blocks of the journal that any of it was posted in, rising: see <see cref="PostedBlock"/>.</param>
public sealed record SiteMonth(Dictionary<CellKey, long> Cells, List<long>? Blocks = null) : IPacked<SiteMonth>
{
    public static SiteMonth Unpack(PackReader from)
    {
        var cells = new Dictionary<CellKey, long>();
        for (var left = from.Count(); left > 0; left--)
        {
            cells.Add(CellKey.Unpack(from), from.Number());
        }

        var blocks = new List<long>();
        for (var left = from.Count(); left > 0; left--)
        {
            blocks.Add(from.Number());
        }

        return new(cells, blocks);
    }

    public void Pack(PackWriter to)
    {
        to.Number(Cells.Count);
        foreach (var (key, grams) in Cells)
        {
            key.Pack(to);
            to.Number(grams);
        }

        to.Number(Blocks?.Count ?? 0);
        foreach (var block in Blocks ?? [])
        {
            to.Number(block);
        }
    }
}
