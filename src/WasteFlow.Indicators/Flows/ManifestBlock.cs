using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>
/// The manifests whose numbers are the same but for the last letter, in the order of their numbers: of so small a document the row cost more than what is in it. Each is
/// packed by itself, and read when somebody asks for it.
/// </summary>
public sealed class ManifestBlock : IPacked<ManifestBlock>, IPackedAtRest
{
    public const string Keys = "manifests/";

    private readonly SortedList<char, Kept> manifests = [];

    /// <summary>The key of the block that a manifest is in.</summary>
    public static string Key(ManifestNumber manifest) => string.Concat(Keys, manifest.Text.AsSpan()[..^1]);

    public static ManifestState? Find(FoldDocuments documents, ManifestNumber manifest) =>
        documents.Get<ManifestBlock>(Key(manifest))?.Find(manifest) ?? Alone(documents, manifest);

    /// <summary>As a version before kept it: a document for each.</summary>
    public static ManifestState? Alone(FoldDocuments documents, ManifestNumber manifest) => documents.Get<ManifestState>($"manifest/{manifest}");

    public static ManifestBlock Unpack(PackReader from)
    {
        var block = new ManifestBlock();
        for (var left = from.Count(); left > 0; left--)
        {
            block.manifests.Add((char)from.Int(), new() { Packed = from.Bytes() });
        }

        return block;
    }

    public void Pack(PackWriter to)
    {
        var own = new PackWriter();
        to.Number(manifests.Count);
        foreach (var (last, kept) in manifests)
        {
            own.Clear();
            kept.State?.Pack(own);
            Pack(last, kept.State is null ? kept.Packed : own.Written, to);
        }
    }

    public ManifestState? Find(ManifestNumber manifest) => manifests.TryGetValue(manifest.Text[^1], out var kept) ? kept.Read() : null;

    public void Put(ManifestNumber manifest, ManifestState state) => manifests[manifest.Text[^1]] = new() { State = state };

    /// <summary>One manifest of a block that is written at once.</summary>
    /// <param name="last">The letter that its number ends with.</param>
    internal static void Pack(char last, ReadOnlySpan<byte> packed, PackWriter to)
    {
        to.Number(last);
        to.Bytes(packed);
    }

    private sealed class Kept
    {
        public byte[] Packed { get; init; } = [];

        /// <summary>Null until somebody asked for it.</summary>
        public ManifestState? State { get; set; }

        /// <summary>Readers beside each other may each read it: then it is the same twice.</summary>
        public ManifestState Read() => State ??= ManifestState.Unpack(new(Packed));
    }
}
