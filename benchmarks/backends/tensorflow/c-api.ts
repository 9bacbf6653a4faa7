import koffi from 'koffi'

/** A C pointer as koffi hands it out: an address, 0n for NULL. */
export type Pointer = bigint

type Fn = (...args: unknown[]) => unknown

/**
 * The part of TensorFlow's C API that we call (tensorflow/c/c_api.h, c/eager/c_api.h, c/tf_tensor.h, c/tf_tstring.h).
 * One table: the name is the C symbol, the text its prototype. Pointers are `void *` throughout, since the handles are
 * opaque; `TF_Output` travels by value.
 */
const prototypes = {
  TF_Version: 'const char *TF_Version()',
  TF_NewStatus: 'void *TF_NewStatus()',
  TF_DeleteStatus: 'void TF_DeleteStatus(void *)',
  TF_GetCode: 'int TF_GetCode(void *)',
  TF_Message: 'const char *TF_Message(void *)',

  TFE_NewContextOptions: 'void *TFE_NewContextOptions()',
  TFE_ContextOptionsSetDevicePlacementPolicy: 'void TFE_ContextOptionsSetDevicePlacementPolicy(void *, int)',
  TFE_DeleteContextOptions: 'void TFE_DeleteContextOptions(void *)',
  TFE_NewContext: 'void *TFE_NewContext(void *, void *)',
  TFE_DeleteContext: 'void TFE_DeleteContext(void *)',
  TFE_ContextListDevices: 'void *TFE_ContextListDevices(void *, void *)',
  TF_DeviceListCount: 'int TF_DeviceListCount(void *)',
  TF_DeviceListName: 'const char *TF_DeviceListName(void *, int, void *)',
  TF_DeviceListType: 'const char *TF_DeviceListType(void *, int, void *)',
  TF_DeviceListMemoryBytes: 'int64_t TF_DeviceListMemoryBytes(void *, int, void *)',
  TF_DeleteDeviceList: 'void TF_DeleteDeviceList(void *)',

  TF_AllocateTensor: 'void *TF_AllocateTensor(int, const int64_t *, int, size_t)',
  TF_DeleteTensor: 'void TF_DeleteTensor(void *)',
  TF_TensorData: 'void *TF_TensorData(void *)',
  TF_TensorByteSize: 'size_t TF_TensorByteSize(void *)',
  TF_StringInit: 'void TF_StringInit(void *)',
  TF_StringCopy: 'void TF_StringCopy(void *, const void *, size_t)',
  TF_StringGetDataPointer: 'void *TF_StringGetDataPointer(void *)',
  TF_StringGetSize: 'size_t TF_StringGetSize(void *)',
  TF_StringDealloc: 'void TF_StringDealloc(void *)',

  TFE_NewTensorHandle: 'void *TFE_NewTensorHandle(void *, void *)',
  TFE_DeleteTensorHandle: 'void TFE_DeleteTensorHandle(void *)',
  TFE_TensorHandleDataType: 'int TFE_TensorHandleDataType(void *)',
  TFE_TensorHandleNumDims: 'int TFE_TensorHandleNumDims(void *, void *)',
  TFE_TensorHandleDim: 'int64_t TFE_TensorHandleDim(void *, int, void *)',
  TFE_TensorHandleResolve: 'void *TFE_TensorHandleResolve(void *, void *)',
  TFE_TensorHandleBackingDeviceName: 'const char *TFE_TensorHandleBackingDeviceName(void *, void *)',

  TFE_NewOp: 'void *TFE_NewOp(void *, const char *, void *)',
  TFE_DeleteOp: 'void TFE_DeleteOp(void *)',
  TFE_OpSetDevice: 'void TFE_OpSetDevice(void *, const char *, void *)',
  TFE_OpAddInput: 'void TFE_OpAddInput(void *, void *, void *)',
  TFE_OpSetAttrString: 'void TFE_OpSetAttrString(void *, const char *, const void *, size_t)',
  TFE_OpSetAttrStringList: 'void TFE_OpSetAttrStringList(void *, const char *, const void *, const size_t *, int)',
  TFE_OpSetAttrInt: 'void TFE_OpSetAttrInt(void *, const char *, int64_t)',
  TFE_OpSetAttrIntList: 'void TFE_OpSetAttrIntList(void *, const char *, const int64_t *, int)',
  TFE_OpSetAttrFloat: 'void TFE_OpSetAttrFloat(void *, const char *, float)',
  TFE_OpSetAttrFloatList: 'void TFE_OpSetAttrFloatList(void *, const char *, const float *, int)',
  TFE_OpSetAttrBool: 'void TFE_OpSetAttrBool(void *, const char *, uint8_t)',
  TFE_OpSetAttrBoolList: 'void TFE_OpSetAttrBoolList(void *, const char *, const uint8_t *, int)',
  TFE_OpSetAttrType: 'void TFE_OpSetAttrType(void *, const char *, int)',
  TFE_OpSetAttrTypeList: 'void TFE_OpSetAttrTypeList(void *, const char *, const int *, int)',
  TFE_OpSetAttrShape: 'void TFE_OpSetAttrShape(void *, const char *, const int64_t *, int, void *)',
  TFE_OpSetAttrFunctionName: 'void TFE_OpSetAttrFunctionName(void *, const char *, const char *, size_t)',
  TFE_Execute: 'void TFE_Execute(void *, void *, void *, void *)',

  TF_NewGraph: 'void *TF_NewGraph()',
  TF_DeleteGraph: 'void TF_DeleteGraph(void *)',
  TF_NewOperation: 'void *TF_NewOperation(void *, const char *, const char *)',
  TF_AddInput: 'void TF_AddInput(void *, TF_Output)',
  TF_AddInputList: 'void TF_AddInputList(void *, const TF_Output *, int)',
  TF_AddControlInput: 'void TF_AddControlInput(void *, void *)',
  TF_SetAttrType: 'void TF_SetAttrType(void *, const char *, int)',
  TF_SetAttrBool: 'void TF_SetAttrBool(void *, const char *, uint8_t)',
  TF_SetAttrInt: 'void TF_SetAttrInt(void *, const char *, int64_t)',
  TF_SetAttrIntList: 'void TF_SetAttrIntList(void *, const char *, const int64_t *, int)',
  TF_SetAttrFloat: 'void TF_SetAttrFloat(void *, const char *, float)',
  TF_SetAttrString: 'void TF_SetAttrString(void *, const char *, const void *, size_t)',
  TF_SetAttrShape: 'void TF_SetAttrShape(void *, const char *, const int64_t *, int)',
  TF_SetAttrTensor: 'void TF_SetAttrTensor(void *, const char *, void *, void *)',
  TF_FinishOperation: 'void *TF_FinishOperation(void *, void *)',
  TF_OperationNumOutputs: 'int TF_OperationNumOutputs(void *)',
  TF_GraphOperationByName: 'void *TF_GraphOperationByName(void *, const char *)',
  TF_AddGradients: 'void TF_AddGradients(void *, const TF_Output *, int, const TF_Output *, int, const TF_Output *, void *, void *)',
  TF_GraphToFunction:
    'void *TF_GraphToFunction(void *, const char *, uint8_t, int, void *, int, const TF_Output *, int, const TF_Output *, void *, void *, const char *, void *)',
  TFE_ContextAddFunction: 'void TFE_ContextAddFunction(void *, void *, void *)',
  TFE_ContextRemoveFunction: 'void TFE_ContextRemoveFunction(void *, const char *, void *)',
  TF_DeleteFunction: 'void TF_DeleteFunction(void *)',

  TF_NewSessionOptions: 'void *TF_NewSessionOptions()',
  TF_DeleteSessionOptions: 'void TF_DeleteSessionOptions(void *)',
  TF_NewBuffer: 'void *TF_NewBuffer()',
  TF_DeleteBuffer: 'void TF_DeleteBuffer(void *)',
  TF_LoadSessionFromSavedModel:
    'void *TF_LoadSessionFromSavedModel(void *, void *, const char *, const char **, int, void *, void *, void *)',
  TF_CloseSession: 'void TF_CloseSession(void *, void *)',
  TF_DeleteSession: 'void TF_DeleteSession(void *, void *)',
  TF_SessionRun:
    'void TF_SessionRun(void *, void *, const TF_Output *, const void *, int, const TF_Output *, void *, int, const void *, int, void *, void *)',
} as const

export type CApi = { readonly [Name in keyof typeof prototypes]: Fn }

let outputType: ReturnType<typeof koffi.struct> | undefined

/** Binds every function of the table. @throws Error whose message names the first symbol that is missing */
export function bindCApi(library: ReturnType<typeof koffi.load>): CApi {
  outputType ??= koffi.struct('TF_Output', { oper: 'void *', index: 'int' })
  const bound: Record<string, Fn> = {}
  for (const [name, prototype] of Object.entries(prototypes)) bound[name] = library.func(prototype) as unknown as Fn
  return bound as CApi
}

/** The number of symbols we need, for the doctor and for tests. */
export const symbolNames = Object.keys(prototypes)
