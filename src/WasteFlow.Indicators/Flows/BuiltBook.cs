using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Provenance;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>Lots, manifests and days in memory, while the fold is built in one go: each is found at once, changed in place, and packed once at the end.</summary>
/// <param name="documents">Where the law is.</param>
internal sealed class BuiltBook(BuiltDocuments documents) : FlowBook
{
    /// <summary>The act after which a manifest is seldom told of.</summary>
    private const string Received = "receive-waste";

    private readonly BuiltLots lots = new();
    private readonly Dictionary<ManifestNumber, Kept> manifests = [];
    private readonly PackedRows packed = new();
    private readonly Dictionary<LocalDate, DayTerms> days = [];
    private readonly Dictionary<(LocalDate Day, string Stream, WasteCode Code, string Method), string?> classes = [];
    private (LocalDate Day, DayTerms Terms)? last;

    public override TreatmentSums Treatments { get; set; } = TreatmentSums.None;

    public override FlowLot? Of(LotId lot) => lots.Find(lot);

    public override Root RootOf(LotId lot) => lots.RootOf(lot);

    public override void Put(LotId lot, LotState state)
    {
        if (lots.Find(lot) is { } there)
        {
            there.State = state;
            lots.Touch(lot);
        }
        else
        {
            lots.Add(lot, new(state));
        }
    }

    public override void Put(TracedLot lot)
    {
        lots.Find(lot.Born.Lot)!.Traced = lot;
        lots.Touch(lot.Born.Lot);
    }

    public override ManifestState? ManifestOf(ManifestNumber number) =>
        manifests.TryGetValue(number, out var kept) ? kept.State ?? Packs.Read<ManifestState>(packed.Of(kept.Packed).ToArray()) : null;

    public override void Put(ManifestNumber number, ManifestState manifest) => manifests[number] = new(manifest, 0);

    /// <summary>To be called after each line: what is done with is kept in its bytes.</summary>
    public void Rest(MassLine line)
    {
        lots.Rest();
        if (line is { Act: Received, Manifest: { } number } && ManifestOf(number) is { } manifest)
        {
            manifests[number] = new(null, packed.Add(Packs.Written(manifest)));
        }
    }

    public override DayTerms TermsOf(LocalDate day) => last is { } known && known.Day == day ? known.Terms : days.GetValueOrDefault(day) ?? new([]);

    public override void Put(LocalDate day, DayTerms terms)
    {
        if (last is not { } known || known.Day != day)
        {
            days[day] = terms;
            last = (day, terms);
        }
    }

    public override string? ClassOf(LocalDate day, string stream, WasteCode code, string method)
    {
        if (!classes.TryGetValue((day, stream, code, method), out var known))
        {
            classes.Add((day, stream, code, method), known = LawFold.Of(documents).On(day).ClassOf(stream, code, method));
        }

        return known;
    }

    /// <summary>To be called after a line that changes the law.</summary>
    public void Enact() => classes.Clear();

    /// <summary>Puts what there are few of among the documents.</summary>
    public void Put()
    {
        foreach (var (day, terms) in days)
        {
            documents.Put(IdentityLines.Key(day), terms);
        }

        if (Treatments != TreatmentSums.None)
        {
            documents.Put(IdentityLines.TreatmentsKey, Treatments);
        }
    }

    /// <summary>The others as they are stored, in the order of their keys.</summary>
    public IEnumerable<KeyValuePair<string, byte[]>> Lots() => lots.Rows();

    /// <inheritdoc cref="Lots"/>
    public IEnumerable<KeyValuePair<string, byte[]>> Manifests()
    {
        var all = manifests.ToArray();
        Array.Sort(all, static (one, other) => InOrder(one.Key.Text, other.Key.Text));
        var to = new PackWriter();
        for (var at = 0; at < all.Length;)
        {
            var (first, block) = (at, ManifestBlock.Key(all[at].Key));
            for (; at < all.Length && IsOf(block, all[at].Key); at++)
            {
            }

            to.Clear();
            to.Number(at - first);
            foreach (var (number, kept) in all.AsSpan(first, at - first))
            {
                ManifestBlock.Pack(number.Text[^1], kept.State is { } state ? Packs.Written(state) : packed.Of(kept.Packed), to);
            }

            yield return new(block, to.Written.ToArray());
        }

        // Numbers of one block may be of unequal length to those of another that lies between them.
        static int InOrder(ReadOnlySpan<char> one, ReadOnlySpan<char> other) => one[..^1].SequenceCompareTo(other[..^1]) is var order and not 0 ? order : one[^1] - other[^1];

        static bool IsOf(string block, ManifestNumber number) => block.AsSpan(ManifestBlock.Keys.Length).SequenceEqual(number.Text.AsSpan()[..^1]);
    }

    /// <param name="State">Null while it is packed.</param>
    private readonly record struct Kept(ManifestState? State, long Packed);
}
