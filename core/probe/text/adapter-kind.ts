/**
 * Adapters inside a processor, as drivers and PCI's list of names call them: by marketing name, and AMD's by the code
 * name of the processor's graphics.
 */
const integratedNames = [
  /\b(U?HD Graphics|Iris( Xe| Plus| Pro)?|GMA|Adreno|Mali|VideoCore|PowerVR|Integrated)\b/i,
  // Intel's of the last years are "Intel Graphics", those before 2010 belong to a chipset or an Atom.
  /\bIntel\b.{0,80}\b(Arc (Graphics|\d{3}[VTUH])|Processor\b.{0,60}\bGraphics|Graphics( & Display|\]| ?\[| *$)|Express (Graphics|Chipset))/i,
  /\bArc (Graphics|\d{3}[VTUH]|B3[79]0)\b/i,
  // AMD marked the graphics of its first processors with D for desktops and G for notebooks.
  /\bRadeon (Graphics|R[2-7] Graphics|HD \d{4}[DG]\b|Xpress|HD 6[23]\d0 Graphics|.{0,40}\bIGP\b|(RX )?Vega ([3-9]|1[01])\b|\d{3}M\b|80[4-6]0S)/i,
  /\bApple M\d/i,
  /\b((Super)?Sumo2?|BeaverCreek|WinterPark|Wrestler|Trinity|Richland|Temash|RS([1-4]|6|7[48]|88)\d{1,2}[A-Z]{0,2}|Liverpool|Bishop|Sephiroth|Mero|AMD Custom GPU|Kaveri|Kabini|Mullins|Carrizo|Bristol Ridge|Stoney|Wani|Godavari|Raven|Picasso|Renoir|Lucienne|Cezanne|Barcelo|Rembrandt|Raphael|Mendocino|Van ?Gogh|Phoenix ?\d?|Hawk ?Point ?\d?|Dragon Range|Strix|Krackan|Gorgon|Granite Ridge)\b/i,
  /\b(Meteor Lake|Lunar Lake|Arrow Lake|Panther Lake)\b/i,
]
const discreteNames = /\b(NVIDIA|GeForce|Quadro|Tesla|Iris Xe (MAX|Pod|Dedicated)|Battlemage|Alchemist|Ponte Vecchio|Xeon Phi|Arc (Pro )?(A|B(?!3[79]0\b))\d{2,3}|RX \d{3,4}|Radeon Pro W|Instinct|Data Center GPU|DG[12])\b/i

/** Adapters that only a virtual machine, a remote desktop, a second screen or a baseboard has. */
const virtualNames =
  /\b(Virtio|VMware|SVGA|QXL|VirtualBox|Hyper-V|Microsoft (Corporation|Basic|Remote|Hyper|Indirect)|Basic Display|Basic Render|Parsec|Bochs|Cirrus|Red Hat|QEMU|Citrix|DisplayLink|Virtual\w*|Paravirtual|Remote Display|RDP\w*|spacedesk|Oray\w*|TeamViewer|AnyDesk|MacroSilicon|DameWare|Mirage|GameViewer|ASPEED|Matrox|Silicon Motion|Nuvoton|XGI|Xen|Parallels|llvmpipe|SwiftShader|softpipe|iBMC|Hi171\dx?)\b/i
/** Windows' drivers for screens that are none have this in their names, in these letters. */
const indirect = /I(dd|DD)(Cx|CX|Sample|Driver|[ _]|$)/
/** Vendor ids of the same: ASPEED, Matrox, VMware, VirtualBox, Red Hat, Bochs, Cirrus, Hyper-V, Amazon, Silicon Motion, Parallels, Google. */
const virtualVendors = /\[(1a03|102b|15ad|80ee|1b36|1af4|1234|1013|1414|1d0f|126f|1ab8|1ae0):[\da-f]{4}\]/i

/** What an adapter is by what it is called. NVIDIA's are accelerators, those that share the processor's memory too. */
export function kindOfName(name: string): { integrated: boolean; virtual: boolean } {
  const plain = name.slice(0, 600).replace(/\((R|TM|C)\)/gi, '').replace(/\s+/g, ' ')
  const virtual = virtualVendors.test(plain) || ((virtualNames.test(plain) || indirect.test(plain)) && !/NVIDIA|GeForce|Quadro|Tesla|GRID/i.test(plain))
  return { virtual, integrated: !virtual && integratedNames.some((words) => words.test(plain)) && !discreteNames.test(plain) }
}
