using System.Runtime.InteropServices;
using System.Text.Json;
using WasteFlow.Contracts;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What figures ask of every line: what it makes and moves, and when. The line itself is at hand where more of it may be asked.</summary>
internal sealed class MassLine
{
    private const string File = "file-manifest";
    private const string Meter = "meter-waste";
    private const string Divert = "divert-waste";
    private const string Receive = "receive-waste";

    private readonly ManifestState? files;
    private Fact? fact;

    public MassLine(Line line) =>
        (Whole, Number, Act, Lots, Moves, Manifest) = (line, line.Number, line.Act, line.Lots, line.Moves, line.Manifest?.Number);

    /// <summary>A line of which no more than this is asked: it corrects nothing.</summary>
    /// <param name="files">Of a line that files a manifest.</param>
    public MassLine(Fact fact, IReadOnlyList<LotBorn> lots, IReadOnlyList<Move> moves, ManifestNumber? manifest, ManifestState? files) =>
        (this.fact, Number, Act, Lots, Moves, Manifest, this.files) = (fact, fact.Line, fact.Act, lots, moves, manifest, files);

    /// <summary>Null where all that may be asked of it is here.</summary>
    public Line? Whole { get; }

    public long Number { get; }

    public string Act { get; }

    public IReadOnlyList<LotBorn> Lots { get; }

    public IReadOnlyList<Move> Moves { get; }

    public ManifestNumber? Manifest { get; }

    public Corrected? Corrects => Whole?.Corrects;

    /// <summary>What its act says of itself.</summary>
    public Fact Fact => fact ??= Flows.Of(Number, Act, Whole!.Said);

    /// <summary>The manifest that it files; null where it files none.</summary>
    public ManifestState? Files() => Whole is null ? files : Act is File or Meter ? ManifestState.Of(Whole.Filing()!) : null;

    /// <summary>How much of an item, as it is received or as a corrected receipt has it, is soil and other foreign matter (含杂率), in parts per thousand; 0 where nobody
    /// says.</summary>
    public int ImpurityOf(int? item) =>
        Receipt() is { } receipt && (receipt.SharedWeight ?? receipt.Items?.FirstOrDefault(i => i.Item == item)?.Quantity) is { } weighed ? weighed.ImpurityPerMille ?? 0 : 0;

    /// <summary>Whether bytes of an act say a share of impurities.</summary>
    public static bool TellsImpurity(ReadOnlySpan<byte> said) => said.IndexOf("\"impurityPerMille\""u8) >= 0;

    /// <summary>Null also where nothing of it is asked.</summary>
    private ReceiveWaste? Receipt() => Whole switch
    {
        { Corrects: { Act: Receive or Meter, Act: var act, Is.Said: var now } } => Read(act, now),
        { Act: Receive or Meter, Said: var said } => Read(Act, said),
        _ => null,
    };

    private ReceiveWaste? Read(string act, JsonElement said) => JsonMarshal.GetRawUtf8Value(said) is var bytes && !TellsImpurity(bytes) ? null
        : act == Meter ? Wire.Read<MeterWaste>(bytes)!.Receipt(Manifest!.Value)
        : Wire.Read<ReceiveWaste>(bytes);

    public DivertWaste? Diversion() => Act is Divert ? Whole?.As<DivertWaste>() : null;
}
