using Microsoft.EntityFrameworkCore;

namespace WasteFlow.Bureau;

/// <summary>What officers read of other people's business. Not lines: who reads is no fact about waste.</summary>
public sealed class BureauDb(DbContextOptions<BureauDb> options) : DbContext(options)
{
    public DbSet<ReadRow> Reads => Set<ReadRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<ReadRow>(static e =>
    {
        e.ToTable("reads").HasKey(static r => r.Id);
        e.Property(static r => r.Id).HasColumnName("id");
        e.Property(static r => r.At).HasColumnName("at");
        e.Property(static r => r.Person).HasColumnName("person").HasMaxLength(64);
        e.Property(static r => r.Door).HasColumnName("door").HasMaxLength(ReadRow.DoorMax);
        e.Property(static r => r.Asked).HasColumnName("asked").HasMaxLength(ReadRow.AskedMax);
        e.HasIndex(static r => new { r.Person, r.At });
    });
}

/// <summary>One reading by an officer.</summary>
public sealed class ReadRow
{
    public const int AskedMax = 400;

    public const int DoorMax = 100;

    public long Id { get; set; }

    /// <summary>Milliseconds since 1970, by the door's clock.</summary>
    public long At { get; set; }

    public required string Person { get; set; }

    public required string Door { get; set; }

    /// <summary>The question as it stood in the address, cut at <see cref="AskedMax"/>.</summary>
    public required string Asked { get; set; }
}
