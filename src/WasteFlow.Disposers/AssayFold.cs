using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Disposers;

/// <summary>What samples of lots said (化验).</summary>
public sealed class AssayFold : Fold
{
    public const string FoldName = "assays";

    public override string Name => FoldName;

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Act == "assay-waste")
        {
            var assay = line.As<AssayWaste>();
            documents.Put(Key(assay.Lot), assay);
        }
    }

    /// <summary>The last assay of a lot, or null.</summary>
    public static AssayWaste? Of(LotId lot, Register register) => register.Fold(FoldName).Get<AssayWaste>(Key(lot));

    private static string Key(LotId lot) => lot.ToString();
}
