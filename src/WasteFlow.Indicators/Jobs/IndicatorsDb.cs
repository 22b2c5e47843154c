using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Indicators;

/// <summary>Reports that are made in the background. Not lines: that somebody wants a file is no fact about waste, and the report itself can be made again.</summary>
public sealed class IndicatorsDb(DbContextOptions<IndicatorsDb> options) : DbContext(options)
{
    public DbSet<ReportJobRow> Jobs => Set<ReportJobRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<ReportJobRow>(static e =>
    {
        e.ToTable("report_jobs").HasKey(static r => r.Id);
        e.Property(static r => r.Id).HasColumnName("id");
        e.Property(static r => r.Region).HasColumnName("region").HasMaxLength(ReportJobRow.RegionMax);
        e.Property(static r => r.IsOpen).HasColumnName("is_open");
        e.Property(static r => r.Body).HasColumnName("body");
        e.HasIndex(static r => r.IsOpen);
    });
}

/// <summary>One report in the background.</summary>
public sealed class ReportJobRow
{
    public const int RegionMax = 12;

    public long Id { get; set; }

    /// <summary>The plan's region: who may read it.</summary>
    public required string Region { get; set; }

    /// <summary>Whether it is still to be made.</summary>
    public bool IsOpen { get; set; }

    /// <summary>The job in the wire format.</summary>
    public required string Body { get; set; }
}
