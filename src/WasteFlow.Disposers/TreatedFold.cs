using System.Globalization;
using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Disposers;

/// <summary>What was treated where, by the line that said so: a correction of the method is judged as the treatment was.</summary>
public sealed class TreatedFold : Fold
{
    public const string FoldName = "treated";

    public override string Name => FoldName;

    public override void Apply(Line line, FoldDocuments documents)
    {
        if (line.Act == "treat-waste")
        {
            var act = line.As<TreatWaste>();
            documents.Put(Key(line.Number), new TreatWaste(act.ActId, act.HappenedAt, act.Site, act.Method, act.Inputs));
        }
    }

    /// <summary>The treatment of a line, its inputs alone; null where the line is another act.</summary>
    public static TreatWaste? Of(long line, Register register) => register.Fold(FoldName).Get<TreatWaste>(Key(line));

    private static string Key(long line) => line.ToString(CultureInfo.InvariantCulture);
}
