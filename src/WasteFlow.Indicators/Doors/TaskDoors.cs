using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using WasteFlow.Contracts;
using WasteFlow.Hosting;
using WasteFlow.Waste;

namespace WasteFlow.Indicators;

/// <summary>What departments have to hand in, and the reminders they get (填报任务、催报).</summary>
internal static class TaskDoors
{
    public static void Map(IEndpointRouteBuilder routes, IRoom room)
    {
        routes.MapAct<RemindDepartment>(room, Judge);
        routes.MapRead<IReadOnlyList<EntryTask>>(
            room, "tasks", Tasks, "plan", "period", "department", "state");
    }

    public static Judgement Judge(RemindDepartment act, Register register, Caller by, Instant now)
    {
        var documents = register.Fold(MeasureFold.FoldName);
        if (documents.Get<AdoptedPlan>(EntryLines.Plans + act.Plan) is not { } plan)
        {
            return PlanEditions.Unknown(documents, act.Plan, "/plan");
        }

        if (!Regions.IsOf(by, plan.Act.Region))
        {
            return Refused.With("not_yours", "/plan", ("reason", plan.Act.Region));
        }

        if (Reports.Objection(act.Period, "/period") is { } far)
        {
            return far;
        }

        return !string.IsNullOrWhiteSpace(act.Department) && EntryTasks.Of(documents, plan, act.Period, Calendar.DayOf(now))
            .Any(t => t.State != EntryTaskStates.Done && EntryTasks.IsOf(t, act.Department))
            ? Judgement.Fine
            : Refused.With("nothing_to_remind", "/department", ("department", act.Department), ("period", act.Period.ToString()));
    }

    private static async Task<Read<IReadOnlyList<EntryTask>>> Tasks(HttpContext context, Caller caller)
    {
        var asked = new Asked(context);
        var (name, period, department) = (asked.NeededText("plan"), asked.Id<ReportingPeriod>("period"), asked.Text("department"));
        var state = asked.Word("state", [EntryTaskStates.Open, EntryTaskStates.Late, EntryTaskStates.Done]);
        var (now, refused) = await context.RequestServices.GetRequiredService<DoorClock>().Now(context);
        if ((asked.Objection ?? Reports.Objection(period, "") ?? refused) is { } unfit)
        {
            return unfit;
        }

        return context.RequestServices.GetRequiredService<FoldRunners>().Of(IndicatorsRoom.RoomName).Read<Read<IReadOnlyList<EntryTask>>>(
            MeasureFold.FoldName, (documents, _) =>
                documents.Get<AdoptedPlan>(EntryLines.Plans + name) is not { } plan ? PlanEditions.Unknown(documents, name, "")
                : !Regions.IsOf(caller, plan.Act.Region) ? Refused.With("not_yours", "", ("reason", plan.Act.Region))
                : Reports.Objection(period ?? EntryTasks.PeriodOf(documents, plan), "") is { } yearless ? yearless
                : new Read<IReadOnlyList<EntryTask>>(
                    [.. EntryTasks.Of(documents, plan, period, Calendar.DayOf(now))
                        .Where(t => (department is null || EntryTasks.IsOf(t, department)) && (state is null || t.State == state))],
                    null));
    }
}
