using WasteFlow.Contracts;
using WasteFlow.Hosting;

namespace WasteFlow.Bureau;

/// <summary>
/// What is due and what was seen, from lines and calendar alone. It knows no clock: a watch says from when it is late, and whoever asks says what
/// time it is, so nothing needs to run on time to be right.
/// </summary>
public sealed class AlarmFold : Fold
{
    public const string FoldName = "alarms";

    public override string Name => FoldName;

    public override int Version => 10;

    public override void Apply(Line line, FoldDocuments documents)
    {
        LawFold.Take(line, documents);
        var scene = new Scene(line, documents);
        RegisterClock.Apply(scene);
        PaperClock.Apply(scene);
        ApplicationClock.Apply(scene);
        ApprovalClock.Apply(scene);
        Detectors.Apply(scene);
        ManifestClock.Apply(scene);
        DifferenceClock.Apply(scene);
        StorageClock.Apply(scene);
        PeriodClock.Apply(scene);
        CaseClock.Apply(scene);
        if (line.Act == "close-alarm" && line.As<CloseAlarm>() is var said)
        {
            scene.Watches.End(said.Alarm, line, said.Reason);
        }
    }
}
